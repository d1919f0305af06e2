package org.summitgraph.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;

/**
 * Keeps the finished bytes of answers about data that do not change: pages, RDF documents, answers
 * of canned queries. What is asked for most often stays; all that is kept has at most so many
 * bytes. A cache belongs to one version of the data and goes with it. Threads share one.
 */
final class AnswerCache {

  /** Under this name the servlets of one version find it. */
  static final String ATTRIBUTE = AnswerCache.class.getName();

  /** Real clients have shorter ones; longer ones would fill the cache with names of one page. */
  private static final int LONGEST_ACCEPT = 500;

  /** What an entry takes beside its bytes and its name, about. */
  private static final int ENTRY = 500;

  private static final long LARGEST = 64L << 20;

  /** No single answer may have more than this part of the cache. */
  private static final int SHARE = 16;

  /** What decides about the bytes of an answer, beside the version. */
  private record Name(String address, String query, String accept, boolean packed) {

    private int bytes() {
      return 2 * (address.length() + query.length() + accept.length());
    }
  }

  /** Makes an answer that is not kept. */
  @FunctionalInterface
  interface Maker {
    Answer answer(HttpServletRequest request) throws IOException;
  }

  private final Cache<Name, Representation> kept;
  private final long longest;

  /**
   * An empty cache.
   *
   * @param bytes that it may hold; 0 for none, so that nothing is kept
   */
  AnswerCache(long bytes) {
    this.longest = bytes / SHARE;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher(AnswerCache::weight)
            .recordStats()
            .build();
  }

  /** One that takes an eighth of the memory that this process may have, and 64 MiB at most. */
  static AnswerCache forThisHeap() {
    return new AnswerCache(Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 8));
  }

  private static int weight(Name name, Representation kept) {
    return ENTRY + name.bytes() + kept.body().length;
  }

  /** That of the version whose servlet has the request. */
  static AnswerCache of(ServletContext context) {
    return (AnswerCache) context.getAttribute(ATTRIBUTE);
  }

  /**
   * What is kept for the request, or what the maker answers, which is kept if it stays the same.
   */
  Representation answer(HttpServletRequest request, Maker maker) throws IOException {
    String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
    boolean packed = Representation.isWantedPacked(request);
    if (accept.length() > LONGEST_ACCEPT) {
      return Representation.of(maker.answer(request), packed);
    }
    // The host is part of it: some answers name their own address in full.
    String address = request.getRequestURL().toString();
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    Name name = new Name(address, query, accept, packed);
    Representation found = kept.getIfPresent(name);
    if (found != null) {
      return found;
    }
    Representation plain =
        packed ? kept.getIfPresent(new Name(address, query, accept, false)) : null;
    Representation made =
        plain != null ? plain.packedIfWorthIt() : Representation.of(maker.answer(request), packed);
    if (made.answer().stays() && made.body().length <= longest) {
      kept.put(name, made);
    }
    return made;
  }

  /** How often it had what was asked for, and how often not. */
  CacheStats stats() {
    return kept.stats();
  }

  /** Bytes that are kept now, about. */
  long bytes() {
    return kept.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }
}
