using Microsoft.Extensions.Logging;
using MllmLsp.Server.Cli;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server;

/// <summary>Log messages for people: to the client's log (<c>window/logMessage</c>) and to a writer, which is standard error.</summary>
/// <param name="connection">Null until there is one.</param>
internal sealed class ClientLogging(TextWriter writer, Func<Connection?> connection) : ILoggerProvider
{
    private readonly TextWriter writer = TextWriter.Synchronized(writer);

    public ILogger CreateLogger(string categoryName) => new ClientLogger(this);

    public void Dispose()
    {
    }

    private void Log(LogLevel level, string message)
    {
        try
        {
            writer.WriteLine($"{level}: {message}");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Nobody reads standard error any more: no reason to end.
        }

        var type = level switch { LogLevel.Critical or LogLevel.Error => 1, LogLevel.Warning => 2, _ => 3 };
        _ = connection()?.NotifyAsync("window/logMessage", new LogMessageParams(type, message), LspJson.Default.LogMessageParams);
    }

    private sealed class ClientLogger(ClientLogging provider) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                // What is filled in may come from anybody, a key of somebody's settings say: it makes no line of its own, and steers no terminal.
                var message = SafeText.Of(formatter(state, exception));
                var lines = exception?.ToString().Split('\n').Select(line => SafeText.Of(line.TrimEnd('\r')));
                provider.Log(logLevel, lines is null ? message : string.Join('\n', lines.Prepend(message)));
            }
        }
    }
}
