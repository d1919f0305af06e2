/**
 * Queries of strangers: what a query may ask is decided before it runs, and what it may cost while
 * it runs. Nothing here knows of HTTP.
 */
package org.summitgraph.query.bounded;
