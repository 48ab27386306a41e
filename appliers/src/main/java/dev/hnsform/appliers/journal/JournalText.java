package dev.hnsform.appliers.journal;

import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal as it is on the disk. Everything from the first line on that is not whole is taken as never written.
 *
 * @param header what it begins with; absent when not even that is whole: then no call was made
 * @param marks the marks, in order
 * @param wholeBytes how many bytes hold whole lines; what lies behind is cut off before anything is appended
 */
record JournalText(Optional<RunHeader> header, List<Mark> marks, long wholeBytes) {
    private static final int SUM = 8;

    JournalText {
        marks = List.copyOf(marks);
    }

    static JournalText read(InputStream in) throws IOException {
        Optional<RunHeader> header = Optional.empty();
        List<Mark> marks = new ArrayList<>();
        long whole = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[64 * 1024];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (chunk[i] != '\n') {
                    continue;
                }
                line.write(chunk, from, i - from);
                from = i + 1;
                Optional<JsonObject> json = whole(line.toString(StandardCharsets.UTF_8));
                long length = line.size() + 1L;
                line.reset();
                if (json.isEmpty()) {
                    return new JournalText(header, marks, whole);
                }
                if (header.isEmpty()) {
                    header = Optional.of(RunHeader.fromJson(json.get()));
                } else {
                    marks.add(MarkForm.fromJson(json.get()));
                }
                whole += length;
            }
            line.write(chunk, from, read - from);
        }
        return new JournalText(header, marks, whole);
    }

    private static Optional<JsonObject> whole(String line) {
        if (line.length() < SUM + 1 || line.charAt(SUM) != ' ') {
            return Optional.empty();
        }
        String text = line.substring(SUM + 1);
        if (!Journal.checkSum(text).equals(line.substring(0, SUM))) {
            return Optional.empty();
        }
        try {
            return JsonReader.parse(text) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonFormatException e) {
            return Optional.empty(); // the check sum of text that is no JSON fits by chance: torn all the same
        }
    }
}
