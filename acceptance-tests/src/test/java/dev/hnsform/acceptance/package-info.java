/**
 * The built product driven as a process over examples and scenarios, and the test that holds the house's directions.
 *
 * <p>One set of words for all of them, in {@code harness}: a {@code Product} is built, an {@code Hnsform} is somebody who uses it in a folder of
 * their own, a {@code Lab} is a simulated host with a stack in that folder, and a {@code Result} is what one process did. Tests run side by side in one
 * JVM, more of them than there are processors: a test shares no file with another and waits for what a process shows, never for a time. What a
 * machine lacks is said by {@code Skip}. Seeds are printed, and {@code -Dhnsform.seed=n} repeats one. Tests tagged {@code once} say nothing about a JDK
 * and are left out on a second one.
 */
@NullMarked
package dev.hnsform.acceptance;

import org.jspecify.annotations.NullMarked;
