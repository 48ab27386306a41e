package dev.hnsform.hns.error;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.schema.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is known of every error that HNS answers, and the causes behind it, the likeliest first. */
public final class ErrorCatalogue {
    private static final long LARGEST = 0xFFFF_FFFFL;
    private static final Map<HcnError, List<Cause>> CAUSES = byError();

    private ErrorCatalogue() {}

    /** Every cause, by error, the likeliest first. */
    public static List<Cause> causes() {
        return CAUSES.values().stream().flatMap(List::stream).toList();
    }

    /** The causes of an error, the likeliest first; never empty. */
    public static List<Cause> causes(HcnError error) {
        return CAUSES.getOrDefault(error, List.of());
    }

    /**
     * The number that a person wrote: {@code 0x803b0013}, {@code 803b0013}, {@code 2151350291}, {@code -2143617005}, or the low half of a Win32
     * one, {@code 0x57}. Empty when it is no number of 32 bits.
     */
    public static Optional<HResult> number(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        try {
            if (text.startsWith("0x")) {
                return result(Long.parseLong(text.substring(2), 16));
            }
            if (text.matches("-?[0-9]+") && !text.matches("80[0-9]{6}")) {
                long number = Long.parseLong(text);
                return number < Integer.MIN_VALUE ? Optional.empty() : result(number < 0 ? number & LARGEST : number);
            }
            return text.matches("[0-9a-f]{8}") ? result(Long.parseLong(text, 16)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Windows' own small numbers come as HRESULTs of facility 7 from HNS. */
    private static Optional<HResult> result(long value) {
        if (value < 0 || value > LARGEST) {
            return Optional.empty();
        }
        return Optional.of(new HResult(value > 0 && value <= 0xFFFF ? 0x8007_0000L | value : value));
    }

    /** The error of a name, case left aside: {@code HCN_E_INVALID_IP}; the part behind {@code HCN_E_} does too. */
    public static Optional<HcnError> named(String written) {
        String name = written.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(HcnError.values())
                .filter(error -> error.symbol().equals(name) || error.symbol().endsWith("_E_" + name))
                .findFirst();
    }

    /** The nearest name to one that is none. */
    public static Optional<String> nearest(String written) {
        return Suggestions.nearest(
                written.strip().toUpperCase(Locale.ROOT),
                Arrays.stream(HcnError.values()).map(HcnError::symbol).toList());
    }

    private static Map<HcnError, List<Cause>> byError() {
        Map<HcnError, List<Cause>> map = new EnumMap<>(HcnError.class);
        for (List<Cause> rows : List.of(NetworkCauses.ROWS, EndpointCauses.ROWS, ServiceCauses.ROWS)) {
            for (Cause cause : rows) {
                map.computeIfAbsent(cause.error(), error -> new ArrayList<>()).add(cause);
            }
        }
        map.replaceAll((error, causes) -> List.copyOf(causes));
        return map;
    }
}
