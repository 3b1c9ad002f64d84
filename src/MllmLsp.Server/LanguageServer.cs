using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Crashes;
using MllmLsp.Server.Files;
using MllmLsp.Server.Handlers;
using MllmLsp.Server.Protocol;
using MllmLsp.Server.Rpc;

namespace MllmLsp.Server;

/// <summary>The language server: puts the parts together and runs until the client is done or gone.</summary>
internal sealed class LanguageServer : IDisposable
{
    private const int SpareThreads = 4;

    private readonly CancellationTokenSource stopping = new();
    private readonly Lifecycle lifecycle = new();
    private readonly Session session = new();
    private readonly SemaphoreSlim registering = new(1);
    private readonly OperationLog operations = new();
    private readonly TimeProvider time;
    private readonly long began;
    private readonly LoggerFactory loggers;
    private readonly ILogger logger;
    private readonly Indexer indexer;
    private readonly Watching watching;
    private readonly DiagnosticRegistration diagnosticRegistration;
    private readonly ConfigurationHandler configuration;
    private readonly Connection connection;
    private readonly DiagnosticsPublisher publisher;
    private Task registered = Task.CompletedTask;

    /// <param name="input">What the client writes.</param>
    /// <param name="output">What the client reads; nobody else may write there.</param>
    /// <param name="log">For people, not for the client.</param>
    public LanguageServer(Stream input, Stream output, TextWriter log, TimeProvider time)
    {
        this.time = time;
        began = time.GetTimestamp();
        var logging = new ClientLogging(log, () => connection);
        var reporting = new CrashReporting(() => session.Current, operations, report => CrashFolder.Write(report, time.GetUtcNow()), TellOfReport);
        loggers = new LoggerFactory([logging, reporting]);
        logger = loggers.CreateLogger("mllm-lsp");
        var folders = new FolderLoader(logger);
        var terms = new BuiltInTerms(session);
        indexer = new Indexer(session, terms, folders, new IndexProgress(session, Wire), logger) { FoldersLoaded = Register, Traced = Trace };
        watching = new Watching(session, Wire, indexer, new FileWatcher(Notice, indexer.Reload, time, logger));
        diagnosticRegistration = new DiagnosticRegistration(session, Wire);
        configuration = new ConfigurationHandler(session, Wire, time, indexer.Reload);
        var entry = new RpcEntry(
            new Routes(
                new InitializeHandler(session, lifecycle, folders, id => _ = EndWithAsync(id)),
                new LifecycleHandler(session, Wire, configuration, lifecycle, stopping),
                new TextSync(session, indexer, time, logger),
                new WorkspaceFoldersHandler(session, configuration.Ask, logger),
                configuration,
                new WatchedFilesHandler(indexer, logger),
                new HoverHandler(session),
                new DefinitionHandler(session),
                new ReferencesHandler(session),
                new CompletionHandler(session),
                new CodeActionHandler(session),
                new NewTermsHandler(session),
                new RenameHandler(session),
                new FileOperationsHandler(session, indexer),
                new ServerCommands(session, indexer, Wire),
                new SymbolHandler(session),
                new StructureHandler(session),
                new DocumentLinkHandler(session),
                new HierarchyHandler(session),
                new SemanticTokensHandler(session),
                new AnnotationHandler(session),
                new PullDiagnostics(session, time, stopping.Token),
                new ViewsHandler(session),
                new AdditionsHandler(session),
                new BuildGlossaryHandler(session, Wire),
                new BaselineHandler(session, Wire),
                new LintHandler(session, Wire)).All(),
            lifecycle,
            logger)
        {
            Handled = Note,
            TermsWanted = terms.Take,
        };
        Methods = entry.Methods;
        connection = new Connection(input, output, entry, lifecycle, stopping.Cancel, time, logger);
        publisher = new DiagnosticsPublisher(session, connection, time, logger);
        indexer.AllRead = publisher.LookAt;
    }

    /// <summary>Runs a server to its end.</summary>
    /// <returns>The exit code: 0 where the client said <c>shutdown</c> before it left, else 1.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output, TextWriter log)
    {
        using var server = new LanguageServer(input, output, log, TimeProvider.System);
        return await server.RunAsync().ConfigureAwait(false);
    }

    /// <summary>Runs a server on standard input and output. Whatever writes to the console from now on writes to standard error.</summary>
    public static Task<int> RunOnConsoleAsync()
    {
        // Reading files keeps a thread of each core; the pool would take half a second to make another for what the client asks meanwhile.
        ThreadPool.SetMinThreads(Environment.ProcessorCount + SpareThreads, SpareThreads);
        var (input, output) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetOut(Console.Error);
        return RunAsync(input, output, Console.Error);
    }

    public async Task<int> RunAsync()
    {
        var indexing = Task.Run(() => indexer.RunAsync(stopping.Token));
        connection.Listen();
        var code = await lifecycle.Exited.ConfigureAwait(false);
        await stopping.CancelAsync().ConfigureAwait(false);
        await connection.EndAsync().ConfigureAwait(false);
        await indexing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return code;
    }

    internal ServerState State => session.Current;

    internal IEnumerable<string> Methods { get; }

    internal Task WhenAsync(Func<ServerState, bool> condition, CancellationToken cancellationToken) => session.WhenAsync(condition, cancellationToken);

    /// <summary>Waits until settings and disk are in the state, and the client has been told of it.</summary>
    internal async Task SettleAsync()
    {
        await configuration.Asked.ConfigureAwait(false);
        await indexer.Idle.ConfigureAwait(false);
        await registered.ConfigureAwait(false);
        await indexer.Idle.ConfigureAwait(false);
        await publisher.TellAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        stopping.Cancel();
        publisher.Dispose();
        watching.Dispose();
        connection.Dispose();
        loggers.Dispose();
    }

    private Connection Wire() => connection;

    private void Notice(IReadOnlyList<(string Path, DiskChange Change)> batch)
    {
        foreach (var (path, change) in batch)
        {
            indexer.Notice(path, change);
        }
    }

    /// <summary>Own watching begins before the walk; what a client is asked for, it is asked for meanwhile.</summary>
    private void Register(ImmutableArray<WorkspaceFolder> folders) => registered = RegisterAsync(folders);

    private async Task RegisterAsync(ImmutableArray<WorkspaceFolder> folders)
    {
        await registering.WaitAsync().ConfigureAwait(false);
        try
        {
            await watching.UpdateAsync(folders).ConfigureAwait(false);
            await diagnosticRegistration.UpdateAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            logger.LogError(e, "Registration failed");
        }
        finally
        {
            registering.Release();
        }
    }

    private async Task EndWithAsync(int processId)
    {
        await ClientProcess.EndOfAsync(processId, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
        {
            lifecycle.Exit();
        }
    }

    private void TellOfReport(string path) => logger.LogInformation("{Report}", session.Current.Client.Language == Language.Chinese
        ? $"出错报告（不含笔记内容）已写入 {path}"
        : $"A report of this fault, without any text of your notes, is in {path}");

    private void Note(string method, TimeSpan elapsed, string outcome)
    {
        operations.Add(new Operation(method, time.GetElapsedTime(began), elapsed, outcome));
        Trace($"{method}: {elapsed.TotalMilliseconds:0.0} ms");
    }

    private void Trace(string line)
    {
        if (session.Current.IsTraced && lifecycle.IsRunning)
        {
            _ = connection.NotifyAsync("$/logTrace", new LogTraceParams(line), LspJson.Default.LogTraceParams);
        }
    }
}
