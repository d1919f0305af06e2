/** Programs of other people against our server: each fetches, parses and is compared. */
package org.summitgraph.clients;
