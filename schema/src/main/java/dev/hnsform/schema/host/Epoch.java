package dev.hnsform.schema.host;

/**
 * One stretch of a host's life: observations of two epochs are never mixed.
 *
 * @param bootId changes with every boot
 * @param serviceStart changes with every start of the {@code hns} service
 */
public record Epoch(String bootId, String serviceStart) {}
