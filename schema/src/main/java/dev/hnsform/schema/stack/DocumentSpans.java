package dev.hnsform.schema.stack;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.declaration.Declaration;
import dev.hnsform.schema.declaration.DeclarationSink;
import dev.hnsform.schema.declaration.StackHeader;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.source.SourceText;
import dev.hnsform.schema.v1beta1.PolicyTypes;
import dev.hnsform.schema.value.ValueInterpolation;
import dev.hnsform.schema.yaml.Place;
import dev.hnsform.schema.yaml.SpanNode;
import dev.hnsform.schema.yaml.YamlCursor;
import dev.hnsform.schema.yaml.YamlDecoder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where things were written by reading their document again. Keeps the text and the document that were asked for last, so that asking in
 * the order of places is cheap. Not safe for several threads.
 */
public final class DocumentSpans implements SpanLookup {
    private static final DeclarationSink NOBODY = new DeclarationSink() {
        @Override
        public void resource(ResourceAddress address, Optional<Resource> resource, boolean whole) {}

        @Override
        public void stack(StackHeader header) {}

        @Override
        public void unknown() {}
    };

    private final SourceSet source;
    private final List<Declaration> declarations;
    private final DocumentReader reader;
    private final ValueInterpolation interpolation;

    private @Nullable YamlDecoder decoder;
    private int textFile = -1;
    private Optional<SourceText> text = Optional.empty();
    private Optional<Declaration> last = Optional.empty();
    private SpanNode lastNode = SpanNode.root(Place.START);

    /** Looks into these declarations, which are sorted. */
    DocumentSpans(
            SourceSet source, List<Declaration> declarations, DocumentReader reader, ValueInterpolation interpolation) {
        this.source = source;
        this.declarations = declarations;
        this.reader = reader;
        this.interpolation = interpolation;
    }

    @Override
    public Optional<SourceSpan> find(ResourceAddress address, String path) {
        return declaration(address).map(found -> span(found, path));
    }

    private Optional<Declaration> declaration(ResourceAddress address) {
        int low = 0;
        int high = declarations.size() - 1;
        Optional<Declaration> found = Optional.empty();
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = declarations.get(middle).address().compareTo(address);
            if (order >= 0) {
                if (order == 0) {
                    found = Optional.of(declarations.get(middle));
                }
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return found;
    }

    /** The value at a path of a declaration; the key where the value spans several lines of block style. */
    SourceSpan span(Declaration declaration, String path) {
        return place(declaration, path, false).in(shownPath(declaration));
    }

    /** The key at a path of a declaration. */
    SourceSpan keySpan(Declaration declaration, String path) {
        return place(declaration, path, true).in(shownPath(declaration));
    }

    private String shownPath(Declaration declaration) {
        return source.files().get(declaration.file()).shownPath();
    }

    private Place place(Declaration declaration, String path, boolean key) {
        SpanNode node = document(declaration).find(path.isEmpty() ? "metadata.name" : path);
        return key ? node.keyPlace() : node.place();
    }

    private SpanNode document(Declaration declaration) {
        if (last.isPresent()
                && last.get().file() == declaration.file()
                && last.get().line() == declaration.line()) {
            return lastNode;
        }
        SourceFile file = source.files().get(declaration.file());
        if (textFile != declaration.file()) {
            // What stands against reading the file was reported when it was first read.
            text = SourceText.read(file, fault -> {});
            textFile = declaration.file();
        }
        Place start = new Place(declaration.line(), 1, declaration.line(), 1);
        SpanNode root = SpanNode.root(start);
        if (text.isPresent() && declaration.line() <= text.get().lines()) {
            YamlCursor cursor = new YamlCursor(text.get(), declaration.line(), file.shownPath(), fault -> {});
            YamlDecoder decoding = decoder(cursor);
            if (cursor.nextDocument(fault -> {})) {
                decoding.beginDocument();
                decoding.track(root);
                reader.read(decoding, NOBODY);
                interpolation.wasAskedTooEarly();
            }
        }
        last = Optional.of(declaration);
        lastNode = root;
        return root;
    }

    private YamlDecoder decoder(YamlCursor cursor) {
        YamlDecoder shared = decoder;
        if (shared == null) {
            shared = new YamlDecoder(cursor, interpolation, new PolicyTypes());
            decoder = shared;
        }
        shared.use(cursor, interpolation);
        return shared;
    }
}
