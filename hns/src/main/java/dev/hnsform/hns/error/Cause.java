package dev.hnsform.hns.error;

/**
 * One cause behind an error: a row of the catalogue.
 *
 * @param error the error that shows
 * @param tell what tells whether it is this one
 * @param text what is wrong, a sentence
 * @param fix what to do, sentences
 * @param grade how sure it is that this leads to this error
 * @param source where that comes from
 */
public record Cause(HcnError error, Tell tell, String text, String fix, Grade grade, String source) {}
