using System.Diagnostics;
using System.Text;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

/// <summary>What only a process of its own shows: bytes, pipes, exit codes.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "mllm-lsp.exe" : "mllm-lsp");

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Output_is_utf8_without_a_mark_and_plain_whatever_the_locale_says()
    {
        folder.Write("笔记.md", "[[没有]]\n");
        var (code, output, error) = Run(Program, "lint", folder.Path);
        Assert.Equal((1, ""), (code, error));
        Assert.NotEqual(0xEF, output[0]);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output);
        Assert.Contains("笔记.md:1:3: warning", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void Wrong_usage_exits_2() => Assert.Equal(2, Run(Program, "lint", "--nonsense").Code);

    /// <summary>What a shell learns, of a real process.</summary>
    [Theory]
    [InlineData(0, "fine\n", "lint", "FOLDER")]
    [InlineData(1, "[[none]]\n", "lint", "FOLDER")]
    [InlineData(0, "[[none]]\n", "lint", "FOLDER", "--fail-on", "error")]
    [InlineData(1, "![](images/plot.svg)\n", "lint", "FOLDER", "--diff")]
    [InlineData(0, "![](images/plot.svg)\n", "lint", "FOLDER", "--fix")]
    [InlineData(2, "fine\n", "lint", "FOLDER/none.md")]
    [InlineData(2, "fine\n", "lint", "FOLDER", "--format", "sarif=FOLDER/none/out.sarif")]
    [InlineData(2, "fine\n", "lint", "FOLDER", "--baseline", "FOLDER/none.json")]
    [InlineData(2, "fine\n", "lint", "/dev/null")]
    [InlineData(0, "[[none]]\n", "report", "FOLDER", "-o", "FOLDER/out.html")]
    [InlineData(0, "[[none]]\n", "init", "FOLDER")]
    public void Exit_codes(int code, string note, params string[] arguments)
    {
        folder.Write("a.md", note).Write("images/Plot.svg").Write("mllm-lsp.json", "{}");
        if (arguments[0] == "init")
        {
            File.Delete(folder["mllm-lsp.json"]);
        }

        Assert.Equal(code, Run(Program, [.. arguments.Select(argument => argument.Replace("FOLDER", folder.Path, StringComparison.Ordinal))]).Code);
    }

    [Fact]
    public void A_named_pipe_is_no_note_and_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows' pipes have no place among files.
        }

        Assert.Equal(0, Run("mkfifo", folder["pipe"]).Code);
        var (code, _, error) = Run(Program, "lint", folder["pipe"]);
        Assert.Equal(2, code);
        Assert.Contains("not a regular file", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Watching_ends_on_an_interrupt_without_an_error()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Its consoles have Ctrl-C, but no way to send it to one process alone.
        }

        folder.Write("mllm-lsp.json", "{}").Write("a.md", "fine\n");
        var start = new ProcessStartInfo(Program, ["lint", folder.Path, "--watch"]) { RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("Watching", StringComparison.Ordinal))
        {
        }

        Assert.Equal(0, Run("kill", "-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)).Code);
        Assert.True(process.WaitForExit(60_000));
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void A_reader_that_goes_away_hears_and_says_nothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // The pipeline is written for a Unix shell.
        }

        for (var i = 0; i < 400; i++)
        {
            folder.Write($"{i}.md", string.Concat(Enumerable.Repeat("[[none]] words between\n\n", 10)));
        }

        var (_, output, error) = Run("sh", "-c", $"'{Program}' lint '{folder.Path}' | head -n 1");
        Assert.Equal("", error);
        Assert.NotEmpty(output);
    }

    [Fact]
    public void Output_that_cannot_be_written_is_a_failure()
    {
        if (!File.Exists("/dev/full"))
        {
            return; // Only Linux has a disk that is always full.
        }

        var (code, _, error) = Run("sh", "-c", $"'{Program}' --version > /dev/full");
        Assert.Equal(2, code);
        Assert.StartsWith("mllm-lsp: ", error, StringComparison.Ordinal);
    }

    private static (int Code, byte[] Output, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return (process.ExitCode, output.ToArray(), error.Result);
    }
}
