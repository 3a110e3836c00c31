package app.hearth.server.storage;

import app.hearth.common.embed.ServerStartException;
import app.hearth.common.wire.BlockingCalls;
import app.hearth.server.ServerException;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way to the data: reads, and write transactions. Thread-safe; every call blocks.
///
/// A write begun inside a write of the same thread joins it. A transaction that the database gives up
/// (serialization failure, deadlock) is run again, at most five times, and one that meets a unique key another has
/// just taken, once; so the work handed in must have no effect outside the transaction but what it hands to
/// [Transaction#afterCommit].
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int ATTEMPTS = 5;
    private static final ScopedValue<Transaction> CURRENT = ScopedValue.newInstance();

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Engine engine;

    private Database(HikariDataSource pool, Engine engine) {
        this.pool = pool;
        this.jdbi = jdbi(pool, engine.statements());
        this.engine = engine;
    }

    /// What goes wrong is logged with its statement's values unless told otherwise, and those are what people wrote.
    private static Jdbi jdbi(DataSource pool, StatementBuilder statements) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.setStatementBuilderFactory(_ -> statements);
        jdbi.registerArgument(new UuidArgument());
        return jdbi;
    }

    /// An id, also one that is missing: by itself Jdbi calls that a missing text, which PostgreSQL does not take.
    private static final class UuidArgument extends AbstractArgumentFactory<UUID> {
        UuidArgument() {
            super(Types.OTHER);
        }

        @Override
        protected Argument build(UUID id, ConfigRegistry config) {
            return (position, statement, _) -> statement.setObject(position, id);
        }
    }

    /// Opens the engine's database and brings its schema up to date.
    static Database open(Engine engine, HikariDataSource pool) throws ServerStartException {
        return open(engine, pool, Migrations::apply);
    }

    /// What brings a schema to the version that is wanted.
    @FunctionalInterface
    interface Preparation {
        void apply(Engine engine, DataSource pool) throws ServerStartException;
    }

    static Database open(Engine engine, HikariDataSource pool, Preparation schema) throws ServerStartException {
        Database database = new Database(pool, engine);
        try {
            engine.prepare(pool);
            schema.apply(engine, pool);
            return database;
        } catch (ServerStartException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// Runs `work` on a connection without a transaction: each statement sees what was committed when it began.
    /// Inside a write it sees what that write has done. A read inside a read takes no second connection: readers
    /// that each held one and waited for another would wait for each other.
    public <T> T read(Function<Handle, T> work) {
        BlockingCalls.check();
        if (CURRENT.isBound()) {
            return work.apply(CURRENT.get().handle());
        }
        return jdbi.withHandle(work::apply); // which lends the thread's handle again when it has one
    }

    /// Runs `work` on one unchanging view of everything, however long it takes and whatever is written meanwhile.
    public <T> T snapshot(Function<Handle, T> work) {
        BlockingCalls.check();
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply);
    }

    /// Runs `work` in a transaction at READ COMMITTED and returns when it is durable.
    public <T> T write(Function<Transaction, T> work) {
        BlockingCalls.check();
        if (CURRENT.isBound()) {
            return work.apply(CURRENT.get());
        }
        engine.requireRoom();
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (JdbiException e) {
                String state = sqlState(e).orElse("");
                boolean again = (engine.isTransient(state) && attempt < ATTEMPTS)
                        || (engine.isUniqueViolation(state) && attempt == 1);
                if (!again) {
                    throw engine.isFull(state) ? new StorageFullException() : e;
                }
                LOG.debug("A transaction is run again after {}", state);
            }
        }
    }

    private <T> T attempt(Function<Transaction, T> work) {
        Transaction.Aftermath aftermath = new Transaction.Aftermath();
        List<Runnable> next = aftermath.rollback();
        Optional<Lock> turn = engine.writerTurn();
        turn.ifPresent(Lock::lock);
        T result;
        try {
            result = jdbi.inTransaction(TransactionIsolationLevel.READ_COMMITTED, handle -> {
                Transaction transaction = new Transaction(handle, aftermath);
                return ScopedValue.where(CURRENT, transaction).call(() -> work.apply(transaction));
            });
            next = aftermath.commit();
        } finally {
            turn.ifPresent(Lock::unlock);
            next.forEach(Database::follow);
        }
        return result;
    }

    /// The transaction is decided by now, so a failure here must neither be told as one of the write nor repeat it.
    private static void follow(Runnable effect) {
        try {
            effect.run();
        } catch (RuntimeException e) {
            LOG.error("What was to follow a transaction has failed", e);
        }
    }

    /// Whether the failure is a unique key that is taken.
    public boolean isUniqueViolation(JdbiException e) {
        return sqlState(e).filter(engine::isUniqueViolation).isPresent();
    }

    /// Whether a simple query is answered now.
    public boolean answers() {
        try {
            return jdbi.withHandle(handle -> handle.createQuery("SELECT registrations FROM server WHERE id = 1")
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent());
        } catch (JdbiException e) {
            LOG.warn("The database does not answer", e);
            return false;
        }
    }

    /// How many bytes it takes on its disk.
    public long bytes() {
        try {
            return engine.bytes(pool);
        } catch (SQLException e) {
            throw new ServerException("The size of the database cannot be read.", e);
        }
    }

    /// Its connections now: those at work, those waiting for work, and the threads that wait for one.
    public record Connections(int active, int idle, int waiting) {}

    public Connections connections() {
        HikariPoolMXBean bean = pool.getHikariPoolMXBean();
        return new Connections(
                bean.getActiveConnections(), bean.getIdleConnections(), bean.getThreadsAwaitingConnection());
    }

    /// What the database is, for backups.
    public DataSource dataSource() {
        return pool;
    }

    /// Waits for transactions in progress, checkpoints and closes. Idempotent.
    @Override
    public void close() {
        if (pool.isClosed()) {
            return;
        }
        Optional<Lock> turn = engine.writerTurn();
        turn.ifPresent(Lock::lock);
        try {
            engine.shutdown(pool);
        } catch (SQLException e) {
            throw new ServerException("The database did not close cleanly; it will recover at the next start.", e);
        } finally {
            turn.ifPresent(Lock::unlock);
            pool.close();
            engine.release();
        }
    }

    private static Optional<String> sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }
}
