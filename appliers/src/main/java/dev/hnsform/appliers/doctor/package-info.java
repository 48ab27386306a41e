/**
 * What is wrong, doubtful or worth knowing on a host, whoever made it: findings with their evidence and what to do. Pure: reads a snapshot and changes
 * nothing. Entry type: {@link dev.hnsform.appliers.doctor.Examination}. One class a subject; each looks at a {@link
 * dev.hnsform.appliers.doctor.Patient} and reports into {@link dev.hnsform.appliers.doctor.Findings}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.doctor;
