package dev.hnsform.hns.jna;

import com.sun.jna.Pointer;

/**
 * A reservation of ports, as the library knows it. For one thread.
 *
 * @param service the service they are reserved for: open as long as they are reserved, whether it must be is not established
 * @param handle its HANDLE, which {@link HcnClient#release} gives back
 * @param first the lowest port
 * @param last the highest port
 */
record PortHandle(HcnHandle service, Pointer handle, int first, int last) {}
