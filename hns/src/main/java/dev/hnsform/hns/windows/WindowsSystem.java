package dev.hnsform.hns.windows;

/** What Windows says of the machine and of this process. */
public interface WindowsSystem {
    /** The build ({@code RtlGetVersion}), for example 20348. */
    int build();

    /** The machine's name ({@code GetComputerNameExW}). */
    String computerName();

    /** Whether this process has administrative rights ({@code IsUserAnAdmin}). */
    boolean isAdministrator();
}
