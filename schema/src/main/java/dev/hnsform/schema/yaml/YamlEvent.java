package dev.hnsform.schema.yaml;

/**
 * One kept event.
 *
 * @param token what it is
 * @param text a scalar's text; else empty
 * @param quoted whether a scalar is text whatever it looks like
 * @param broken whether a scalar stands for something that was refused already
 * @param flow whether a collection was written in brackets or braces
 * @param place where it stands
 */
public record YamlEvent(
        YamlCursor.Token token, String text, boolean quoted, boolean broken, boolean flow, Place place) {}
