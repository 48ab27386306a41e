package dev.hnsform.schema.declaration;

import dev.hnsform.schema.yaml.Place;
import dev.hnsform.schema.yaml.YamlDecoder;
import java.util.List;

/** Reads documents of one version of the language. A further version is one more reader. */
public interface VersionReader {
    /** The version behind the slash of {@code apiVersion}: {@code v1beta1}. */
    String version();

    /** The keys its documents may have at their root, {@code apiVersion} included. */
    List<String> keys();

    /** The kinds it knows, also those that it only refuses with a reason; used to recognise documents without {@code apiVersion}. */
    List<String> kinds();

    /**
     * Reads one document: the decoder's cursor stands on a key of its root mapping, or on the mapping's end; {@code apiVersion} is read already.
     * Goes past the mapping. Faults go to the decoder's cursor.
     *
     * @param decoder decodes and fills in values
     * @param start where the document begins
     * @param sink takes what is declared
     */
    void read(YamlDecoder decoder, Place start, DeclarationSink sink);
}
