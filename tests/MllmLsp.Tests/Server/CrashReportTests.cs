using Microsoft.Extensions.Logging;
using MllmLsp.Core.Text;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server;
using MllmLsp.Server.Crashes;

namespace MllmLsp.Tests.Server;

public sealed class CrashReportTests
{
    private readonly OperationLog operations = new();
    private readonly List<string> reports = [];
    private readonly List<string> told = [];

    [Fact]
    public void A_logged_exception_becomes_a_report()
    {
        operations.Add(new Operation("textDocument/hover", TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(1.5), "ok"));
        var logger = Logger(ServerState.Initial with { ClientName = "Editor 1.2" });
        logger.LogError(Thrown("secret"), "{Method} failed", "textDocument/completion");
        var report = Assert.Single(reports);
        Assert.Contains("doing: textDocument/completion failed\n", report, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException\n   at ", report, StringComparison.Ordinal);
        Assert.Contains("client: Editor 1.2, positions in utf-16\n", report, StringComparison.Ordinal);
        Assert.Contains("     2.000 s        1.5 ms  textDocument/hover  ok\n", report, StringComparison.Ordinal);
        Assert.Equal(["/report"], told);
    }

    [Fact]
    public void Nothing_that_a_user_wrote_is_in_it()
    {
        var settings = Settings.Default with { IgnoreWords = ["SECRET-WORD"], Exclude = new PathGlobs(null, ["SECRET-GLOB"]), PinyinCompletion = !Settings.Default.PinyinCompletion };
        var state = ServerState.Initial with
        {
            FolderPaths = ["/SECRET"],
            Workspace = Workspace.Empty
                .WithFolders([new WorkspaceFolder("/SECRET", "/SECRET", settings)])
                .WithDocuments([Document.Parse("/SECRET/a.md", new SourceText("SECRET text"))]),
        };
        Logger(state).LogError(new InvalidOperationException("SECRET message", Thrown("SECRET cause")), "Cannot take in {Request}", "/SECRET/a.md");
        var report = Assert.Single(reports);
        Assert.DoesNotContain("SECRET", report, StringComparison.Ordinal);
        Assert.Contains("doing: Cannot take in {Request}\n", report, StringComparison.Ordinal);
        Assert.Contains("notes: 1, open: 0", report, StringComparison.Ordinal);
        Assert.Contains(" completion.pinyin=false files.exclude=(set) ignoreWords=(set)\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_fault_is_reported_once_and_only_a_few_at_all()
    {
        var logger = Logger(ServerState.Initial);
        Exception[] faults = [new IOException(), new TimeoutException(), new ArgumentException(), new FormatException(), new NotSupportedException()];
        foreach (var fault in faults.Concat(faults))
        {
            logger.LogError(fault, "failed");
        }

        logger.LogWarning(new IOException(), "no fault of ours");
        Assert.Equal(3, reports.Count);
    }

    [Fact]
    public void Only_the_last_operations_are_kept()
    {
        foreach (var number in Enumerable.Range(0, 1000))
        {
            operations.Add(new Operation($"m{number}", default, default, "ok"));
        }

        var kept = operations.ToArray();
        Assert.Equal(("m936", "m999", 64), (kept[0].Method, kept[^1].Method, kept.Length));
    }

    [Fact]
    public void The_folder_keeps_the_newest()
    {
        var before = Directory.Exists(CrashFolder.Path) ? Directory.GetFiles(CrashFolder.Path) : [];
        foreach (var old in before)
        {
            File.Delete(old);
        }

        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var paths = Enumerable.Range(0, 12).Select(minute => CrashFolder.Write($"{minute}", start.AddMinutes(minute))).ToArray();
        Assert.Equal(paths[2..].Order(StringComparer.Ordinal), Directory.GetFiles(CrashFolder.Path).Order(StringComparer.Ordinal));
        Assert.Equal("11", File.ReadAllText(paths[11]!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(paths[11]!));
        }
    }

    [Fact]
    public async Task A_fault_of_a_request_is_known_to_the_operations()
    {
        var entry = new MllmLsp.Server.Rpc.RpcEntry([], new MllmLsp.Server.Rpc.Lifecycle(), Logger(ServerState.Initial))
        {
            Handled = (method, took, outcome) => operations.Add(new Operation(method, default, took, outcome)),
        };
        await Assert.ThrowsAsync<MllmLsp.Server.Rpc.RequestException>(() => entry.InvokeAsync(
            new MllmLsp.Server.Rpc.IncomingRequest { Method = "m", ClientMethod = "m", RequestId = new StreamJsonRpc.RequestId(1) }, CancellationToken.None));
        Assert.Equal((MllmLsp.Server.Rpc.RpcEntry.OtherMethods, "ServerNotInitialized"), (Assert.Single(operations.ToArray()).Method, operations.ToArray()[0].Outcome));
    }

    [Fact]
    public async Task A_server_that_fails_in_a_change_leaves_a_report_and_ends()
    {
        var time = new FailingTime();
        await using var lsp = await LspFixture.StartAsync(prepare: it => it.Folder.Write("SECRET.md", "# SECRET").Write("mllm-lsp.json", """{"ignoreWords":["SECRET"]}"""), time: time);
        await lsp.OpenAsync(lsp.UriOf("SECRET.md"), "# SECRET text");
        await lsp.SettleAsync();
        time.Fail();
        await lsp.ChangeAsync(lsp.UriOf("SECRET.md"), 2, "# SECRET change");
        Assert.Equal(1, await lsp.Exited);
        lsp.HangUp();
        await lsp.Heard;
        _ = lsp.TakeAll("textDocument/publishDiagnostics");
        Assert.NotEmpty(lsp.TakeLog());

        var told = lsp.StandardError.Split('\n').Single(line => line.StartsWith("Information: A report of this fault", StringComparison.Ordinal));
        var report = await File.ReadAllTextAsync(told[told.IndexOf(CrashFolder.Path, StringComparison.Ordinal)..]);
        Assert.StartsWith($"mllm-lsp {MllmLsp.Server.ProductVersion.Text}\n", report, StringComparison.Ordinal);
        Assert.Contains("doing: textDocument/didChange failed\n", report, StringComparison.Ordinal);
        Assert.Contains("folders: 1, index: Complete, notes: 1, open: 1\n", report, StringComparison.Ordinal);
        Assert.Contains(" ignoreWords=(set)\n", report, StringComparison.Ordinal);
        Assert.Contains("  initialize  ok\n", report, StringComparison.Ordinal);
        Assert.Contains("  textDocument/didOpen  ok\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", report, StringComparison.Ordinal);
        Assert.DoesNotContain(lsp.Folder.Path, report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("command lint", "lint", "/SECRET/notes")]
    [InlineData("command", "/SECRET/notes")]
    [InlineData("command")]
    public void A_command_that_fails_leaves_a_report_without_its_arguments(string doing, params string[] arguments)
    {
        using var error = new StringWriter();
        LastWords.Say(Thrown("SECRET"), arguments, error);
        var told = error.ToString().Trim();
        Assert.StartsWith("mllm-lsp: A fault of the program.", told, StringComparison.Ordinal);
        var report = File.ReadAllText(told[told.IndexOf(CrashFolder.Path, StringComparison.Ordinal)..]);
        Assert.Contains($"doing: {doing}\n", report, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException\n   at ", report, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", report, StringComparison.Ordinal);
    }

    private static InvalidOperationException Thrown(string message)
    {
        try
        {
            throw new InvalidOperationException(message);
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }

    private ILogger Logger(ServerState state) => new CrashReporting(() => state, operations, Written, told.Add).CreateLogger("test");

    private string Written(string report)
    {
        reports.Add(report);
        return "/report";
    }

    /// <summary>A clock that can be made to fail once: a fault of ours wherever somebody asks it next.</summary>
    private sealed class FailingTime : TimeProvider
    {
        private int isToFail;

        public void Fail() => isToFail = 1;

        public override long GetTimestamp() =>
            Interlocked.Exchange(ref isToFail, 0) == 1 ? throw new InvalidOperationException("SECRET") : base.GetTimestamp();
    }
}
