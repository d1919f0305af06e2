/**
 * Finds the things of a dataset by what others call them, and reads their values: what a
 * reconciliation service answers from. No graph is changed.
 */
package org.summitgraph.describe.match;
