package org.summitgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.jena.fuseki.servlets.HttpAction;

/** Answers with the refusal where one is thrown before a query runs. */
final class Answering {

  private Answering() {}

  /** Something that answers a request. */
  @FunctionalInterface
  interface Answer {
    void give() throws IOException;
  }

  static void with(HttpAction action, Answer answer) {
    try {
      answer.give();
    } catch (Refusal.Thrown e) {
      answer(action, e.refusal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpAction action, Refusal refusal) {
    try {
      refusal.answer(action.getRequest(), action.getResponse());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
