using Microsoft.Extensions.Logging;

namespace MllmLsp.Server.Crashes;

/// <summary>Makes a report of each exception that is logged as an error: whoever catches one need not know of reports.</summary>
/// <param name="write">Writes a report and answers its path, or null.</param>
/// <param name="written">Told of the path.</param>
internal sealed class CrashReporting(Func<ServerState> state, OperationLog operations, Func<string, string?> write, Action<string> written) : ILoggerProvider
{
    /// <summary>A fault that comes back with every key would fill the disk.</summary>
    private const int MostReports = 3;

    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public ILogger CreateLogger(string categoryName) => new Reporter(this);

    public void Dispose()
    {
    }

    private void Report(Exception fault, string doing)
    {
        lock (gate)
        {
            // The same fault twice is the same kind at the same place.
            if (known.Count >= MostReports || !known.Add($"{fault.GetType()}\n{fault.StackTrace}"))
            {
                return;
            }
        }

        if (write(CrashReport.Of(fault, doing, state(), operations.ToArray())) is { } path)
        {
            written(path);
        }
    }

    private sealed class Reporter(CrashReporting reporting) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && exception is not null)
            {
                reporting.Report(exception, Doing(state));
            }
        }

        /// <summary>The message without what was filled in, which may be a path; names of our methods are none.</summary>
        private static string Doing<TState>(TState state)
        {
            var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            var template = ValueOf(values, "{OriginalFormat}") ?? "unknown";
            return ValueOf(values, "Method") is { } method ? template.Replace("{Method}", method, StringComparison.Ordinal) : template;
        }

        private static string? ValueOf(IReadOnlyList<KeyValuePair<string, object?>> values, string key) =>
            values.FirstOrDefault(value => value.Key == key).Value as string;
    }
}
