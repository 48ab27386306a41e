package dev.hnsform.hns.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableRowsTest {
    @Test
    void readsEachFieldOfAnInterfaceFromItsPlace() {
        byte[] table = WindowsBytes.interfaces(List.of(
                new WindowsBytes.Interface(1, "00112233445566778899aabbccddeeff", "A", "B", "", 24, 0, 0, 1),
                new WindowsBytes.Interface(
                        -2,
                        "33221100554477668899aabbccddeeff",
                        "Ethernet ä",
                        "d".repeat(256),
                        "fedcba987654",
                        6,
                        14,
                        3,
                        2)));
        List<InterfaceRow> rows = InterfaceRow.table(table);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).guid()).hasToString("33221100-5544-7766-8899-aabbccddeeff");
        assertThat(rows.get(0).mac()).isEmpty();
        assertThat(rows.get(0).isUp()).isTrue();
        InterfaceRow second = rows.get(1);
        assertThat(second.luid()).isEqualTo(-2);
        assertThat(second.guid()).hasToString("00112233-4455-6677-8899-aabbccddeeff");
        assertThat(second.alias()).isEqualTo("Ethernet ä");
        assertThat(second.description()).hasSize(256);
        assertThat(second.mac()).hasToString("Optional[FE-DC-BA-98-76-54]");
        assertThat(second.type()).isEqualTo(6);
        assertThat(second.physicalMedium()).isEqualTo(14);
        assertThat(second.isHardware()).isTrue();
        assertThat(second.isFilter()).isTrue();
        assertThat(second.isUp()).isFalse();
    }

    @Test
    void readsAddressesOfBothFamilies() {
        List<AddressRow> rows = AddressRow.table(WindowsBytes.addresses(List.of(
                new WindowsBytes.Address(5, "203.0.113.200", 24), new WindowsBytes.Address(6, "2001:db8::8:1", 128))));
        assertThat(rows).extracting(AddressRow::luid).containsExactly(5L, 6L);
        assertThat(rows)
                .extracting(r -> r.address().address() + "/" + r.address().prefixLength())
                .containsExactly("203.0.113.200/24", "2001:db8::8:1/128");
    }

    @Test
    void refusesTablesThatEndBeforeTheirRows() {
        byte[] table = WindowsBytes.addresses(List.of(new WindowsBytes.Address(5, "10.0.0.1", 8)));
        byte[] cut = Arrays.copyOf(table, table.length - 1);
        assertThatThrownBy(() -> AddressRow.table(cut)).hasMessageContaining("1 rows has more than 87 bytes");
        assertThatThrownBy(() -> InterfaceRow.table(new byte[3])).hasMessageContaining("no number of rows");
        byte[] many = table.clone();
        Arrays.fill(many, 0, 4, (byte) 0xFF);
        assertThatThrownBy(() -> AddressRow.table(many)).hasMessageContaining("4294967295 rows");
        assertThat(InterfaceRow.table(new byte[8])).isEmpty();
    }
}
