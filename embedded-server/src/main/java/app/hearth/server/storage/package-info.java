/// The only room that knows JDBC: data source, transactions, migrations and the differences of two databases.
@NullMarked
package app.hearth.server.storage;

import org.jspecify.annotations.NullMarked;
