package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.Surroundings;
import dev.hnsform.cli.view.Screen;

/**
 * What every command is given.
 *
 * @param screen where output goes
 * @param surroundings the process it runs in
 * @param version of hnsform
 */
public record Session(Screen screen, Surroundings surroundings, String version) {}
