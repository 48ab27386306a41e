package dev.hnsform.hns.mapping;

import static dev.hnsform.schema.policy.PolicyCatalogue.ACL_ID;
import static dev.hnsform.schema.policy.PolicyCatalogue.ACL_PRIORITY;
import static dev.hnsform.schema.policy.PolicyCatalogue.ACL_RULE_TYPE;

import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.policy.PolicyWords;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * ACLs that other clients made may have no {@code Id} (hns-reference 2.9; document 88). They are told apart by a made id, a hash of what
 * they say, which is never written to the host.
 */
final class AclIds {
    private static final String PREFIX = "(unnamed) ";
    private static final Pattern MADE = Pattern.compile("\\(unnamed\\) [0-9a-f]{8}");

    private AclIds() {}

    /** With a made id where the host gave none, and with the priority 0 that answers leave out; rules of type Host have none (5.8). */
    static FieldValues withId(FieldValues acl) {
        boolean hostRule = acl.value(ACL_RULE_TYPE)
                .filter(type -> type == PolicyWords.RuleType.HOST)
                .isPresent();
        FieldValues values = acl.has(ACL_PRIORITY) || hostRule ? acl : acl.with(ACL_PRIORITY, 0L);
        if (values.has(ACL_ID)) {
            return values;
        }
        int hash = JsonWriter.canonical(FieldJson.toJson(values)).hashCode();
        return values.with(ACL_ID, PREFIX + String.format(Locale.ROOT, "%08x", hash));
    }

    /** Without an id that was made here, and without the default priority. */
    static FieldValues asWritten(FieldValues acl) {
        FieldValues values = acl.value(ACL_PRIORITY).equals(Optional.of(0L)) ? acl.without(ACL_PRIORITY) : acl;
        boolean made =
                acl.value(ACL_ID).filter(id -> MADE.matcher(id).matches()).isPresent();
        return made ? values.without(ACL_ID) : values;
    }
}
