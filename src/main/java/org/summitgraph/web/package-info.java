/** Fuseki, pages, content negotiation, HTML: the only room that sees servlets. */
package org.summitgraph.web;
