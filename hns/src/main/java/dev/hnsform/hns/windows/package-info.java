/**
 * What a Windows machine says of itself besides its HNS objects: small ports for Windows' own answers, readers of the bytes they give, and {@link
 * dev.hnsform.hns.windows.WindowsFacts}, which makes host facts of them. The ports are carried out in {@code hns.jna}; nothing here loads a library, so
 * all of it is tested on any platform. Not verified on a host: layouts are those of the Windows SDK's 64-bit headers, and calls were run under Wine.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.windows;
