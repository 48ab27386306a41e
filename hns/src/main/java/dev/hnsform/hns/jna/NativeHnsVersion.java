package dev.hnsform.hns.jna;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.windows.HnsVersionSource;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The version of HNS, by the v1 call (hns-reference 1.3, code). The caller holds the deadline. */
final class NativeHnsVersion implements HnsVersionSource {
    private static final String PATH = "/globals/version";

    private final HcnClient client;

    NativeHnsVersion(HcnClient client) {
        this.client = client;
    }

    @Override
    public HnsVersion version(Deadline deadline) {
        return read(client.hnsCall("GET", PATH, ""));
    }

    /** The version in an envelope: {@code {"Success":true,"Output":{"Major":13,"Minor":3}}}. */
    static HnsVersion read(String envelope) {
        try {
            if (JsonReader.parse(envelope) instanceof JsonObject answer) {
                JsonObject output = Tolerant.object(answer, "Output").orElse(JsonObject.EMPTY);
                Optional<Long> major = Tolerant.number(output, "Major").filter(NativeHnsVersion::isNumber);
                Optional<Long> minor = Tolerant.number(output, "Minor").filter(NativeHnsVersion::isNumber);
                if (major.isPresent() && minor.isPresent()) {
                    return new HnsVersion(major.get().intValue(), minor.get().intValue());
                }
            }
            throw garbage(envelope, null);
        } catch (JsonFormatException e) {
            throw garbage(envelope, e);
        }
    }

    private static boolean isNumber(long number) {
        return number >= 0 && number <= Integer.MAX_VALUE;
    }

    private static HostCallException garbage(String envelope, @Nullable Throwable cause) {
        String beginning = envelope.length() <= 200 ? envelope : envelope.substring(0, 200) + "…";
        return new HostCallException(
                "HNSCall",
                "GET " + PATH,
                new HResult(0),
                HostCallException.Ending.REFUSED,
                "the host answered something that is not a version: " + beginning,
                cause);
    }
}
