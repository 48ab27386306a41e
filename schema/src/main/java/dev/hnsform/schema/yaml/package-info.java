/**
 * YAML as parse events under guards of our own, and values decoded straight from them by the shape of their fields. Entry types: {@link
 * dev.hnsform.schema.yaml.YamlCursor}, {@link dev.hnsform.schema.yaml.YamlDecoder}. The only package that knows SnakeYAML; no graph of nodes is
 * built for what is decoded.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.yaml;
