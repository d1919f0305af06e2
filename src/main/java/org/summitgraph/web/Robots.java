package org.summitgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code /robots.txt}: pages may be read by everyone, questions cost time (RFC 9309). */
final class Robots extends Resource {

  private static final long serialVersionUID = 1L;

  private final transient Site site;

  Robots(Site site) {
    this.site = site;
  }

  @Override
  Answer answer(HttpServletRequest request) {
    return Answer.text(
        HttpServletResponse.SC_OK,
        """
        User-agent: *
        Disallow: %s
        Disallow: /ui/
        Disallow: /export
        Disallow: /dumps/
        Disallow: /queries/*?
        Sitemap: %ssitemap.xml"""
            .formatted(site.dataset().path(), site.base(request)));
  }
}
