package dev.hnsform.hns.windows;

/** The tables of the IP Helper library, as bytes (netioapi.h). */
public interface NetworkTables {
    /** Where the first row of each table stands behind the number of rows. */
    int FIRST_ROW = 8;

    /** sizeof(MIB_IF_ROW2) in 64 bits. */
    int INTERFACE_ROW = 1352;

    /** sizeof(MIB_UNICASTIPADDRESS_ROW) in 64 bits. */
    int ADDRESS_ROW = 80;

    /** sizeof(MIB_IPFORWARD_ROW2) in 64 bits. */
    int ROUTE_ROW = 104;

    /**
     * What {@code GetIfTable2} answers: a MIB_IF_TABLE2 with its rows.
     *
     * @throws dev.hnsform.hns.port.HostCallException when Windows refuses
     */
    byte[] interfaces();

    /**
     * What {@code GetUnicastIpAddressTable} answers for both families: a MIB_UNICASTIPADDRESS_TABLE with its rows.
     *
     * @throws dev.hnsform.hns.port.HostCallException when Windows refuses
     */
    byte[] addresses();

    /**
     * What {@code GetIpForwardTable2} answers for both families: a MIB_IPFORWARD_TABLE2 with its rows.
     *
     * @throws dev.hnsform.hns.port.HostCallException when Windows refuses
     */
    byte[] routes();
}
