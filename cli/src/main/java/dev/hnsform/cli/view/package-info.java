/**
 * What people and programs see: the only packages that print. Entry types: {@link dev.hnsform.cli.view.Screen} and the views, one a group of
 * commands. Views are given values and decide nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.cli.view;
