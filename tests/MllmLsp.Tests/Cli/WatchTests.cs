using System.Text;
using System.Threading.Channels;
using MllmLsp.Core.Localization;
using MllmLsp.Server.Cli;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

/// <summary><c>lint --watch</c>: each screen is waited for, however long the system takes to tell of a change.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_change_on_disk_gives_a_new_screen_until_it_is_stopped()
    {
        folder.Write("mllm-lsp.json", "{}").Write("a.md", "[[b]]\n");
        using var stop = new CancellationTokenSource();
        using var screens = new Screens();
        var terminal = new Terminal(screens, TextWriter.Null, false, Language.English, folder.Path) { Stopping = stop.Token };
        var running = CommandLine.RunAsync(["lint", "--watch"], terminal, () => Task.FromResult(42));
        Assert.Contains("a.md:1:3: warning", await screens.UntilAsync("Checked 1 file: 1 warning in 1 file."), StringComparison.Ordinal);
        folder.Write("b.md", "[[c]]\n");
        Assert.StartsWith("b.md:1:3: warning", await screens.UntilAsync("Checked 2 files: 1 warning in 1 file."), StringComparison.Ordinal);
        folder.Write("b.md", "模型使用ROPE编码。\n");
        Assert.StartsWith("b.md:1:5: information Write 'RoPE'", await screens.UntilAsync("Checked 2 files: 1 information in 1 file."), StringComparison.Ordinal);
        folder.Write("b.md", "fine\n");
        Assert.EndsWith("Watching for changes; Ctrl-C ends.\n", await screens.UntilAsync("Checked 2 files: no problems."), StringComparison.Ordinal);
        folder.Write("mllm-lsp.json", """{"wikiLinks": {"concepts": 1}}""");
        Assert.StartsWith("mllm-lsp.json:1:28: error", await screens.UntilAsync("1 error in 1 file."), StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.Equal(0, await running.WaitAsync(Patience));
    }

    private sealed class Screens : TextWriter
    {
        private readonly Channel<string> written = Channel.CreateUnbounded<string>();

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteAsync(string? value)
        {
            written.Writer.TryWrite(value!);
            return Task.CompletedTask;
        }

        public async Task<string> UntilAsync(string text)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (true)
            {
                var screen = await written.Reader.ReadAsync(patience.Token);
                if (screen.Contains(text, StringComparison.Ordinal))
                {
                    return screen;
                }
            }
        }
    }
}
