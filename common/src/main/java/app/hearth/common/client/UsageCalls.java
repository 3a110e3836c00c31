package app.hearth.common.client;

import app.hearth.common.usage.UsageGrouping;
import app.hearth.common.usage.UsageReport;
import java.time.LocalDate;

/// Calls about what answers took and cost. Blocking; thread-safe.
public final class UsageCalls {
    private static final Answer<UsageReport> REPORT = Answer.of(UsageReport.class);

    private final Transport transport;

    UsageCalls(Transport transport) {
        this.transport = transport;
    }

    /// The present month (UTC).
    public UsageReport thisMonth(UsageGrouping by) {
        return transport.send(Transport.Call.get("/usage" + new Query().with("group_by", by.code())), REPORT);
    }

    /// Between two days, both included and at most 366 in all.
    public UsageReport between(LocalDate from, LocalDate to, UsageGrouping by) {
        Query query = new Query().with("from", from).with("to", to).with("group_by", by.code());
        return transport.send(Transport.Call.get("/usage" + query), REPORT);
    }
}
