using MllmLsp.Core.Localization;
using MllmLsp.Core.Workspaces;
using MllmLsp.Server.Files;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Cli;

public sealed class InitTests : IDisposable
{
    private static readonly string[] Written = ["mllm-lsp.baseline.json", "mllm-lsp.json", "mllm-lsp.schema.json"];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Chinese)]
    public void Day_one_is_green_and_what_is_new_is_reported(Language language)
    {
        folder.Write("a.md", "[[none]] [x](gone.md)\n").Write("bad.md", [0xFF, 0xD6]);
        var answer = Shell.Run(folder.Path, language, false, "init");
        Assert.Equal((0, ""), (answer.Code, answer.Error));
        var lint = Shell.Run(folder.Path, "lint", "--fail-on", "hint");
        Assert.Equal((0, ""), (lint.Code, lint.Error));
        Assert.Contains("3 known findings", lint.Out, StringComparison.Ordinal);
        folder.Write("b.md", "[[new]]\n");
        Assert.StartsWith("b.md:1:3: ", Shell.Run(folder.Path, "lint").Out, StringComparison.Ordinal);

        // What it says are defaults are the defaults.
        var settings = SettingsFile.ReadProject(folder.Path, Settings.Default, Language.English);
        Assert.Empty(settings.Problems);
        Assert.Equal(folder["mllm-lsp.baseline.json"], settings.Settings.BaselineFile);
        Assert.Equal((Settings.Default.Dialect, 0, 0), (settings.Settings.Dialect, settings.Settings.Exclude.Patterns.Length, settings.Settings.Severities.Count));
        Assert.Contains("\"$schema\": \"./mllm-lsp.schema.json\"", File.ReadAllText(folder["mllm-lsp.json"]), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText($"{Repository.Path}/docs/mllm-lsp.schema.json").ReplaceLineEndings("\n"), File.ReadAllText(folder["mllm-lsp.schema.json"]));
    }

    [Fact]
    public void Nothing_that_is_there_is_overwritten()
    {
        foreach (var name in Written)
        {
            using var other = new TempFolder();
            other.Write(name, "mine").Write("a.md", "[[none]]\n");
            var answer = Shell.Run(other.Path, "init");
            Assert.Equal((2, "", $"mllm-lsp: {name}: is there already; nothing was written\n"), (answer.Code, answer.Out, answer.Error));
            Assert.Equal("mine", File.ReadAllText(other[name]));
            Assert.Equal([.. new[] { "a.md", name }.Order(StringComparer.Ordinal)], Directory.GetFileSystemEntries(other.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_folder_below_is_begun_by_itself()
    {
        folder.Write("notes/a.md", "[[none]]\n").Write("b.md", "[[none]]\n");
        Assert.Equal(0, Shell.Run(folder.Path, "init", "notes").Code);
        Assert.Equal(["a.md", .. Written], Directory.GetFileSystemEntries(folder["notes"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(0, Shell.Run(folder["notes"], "lint").Code);
        Assert.Equal(2, Shell.Run(folder.Path, "init", "b.md").Code);
        Assert.Equal(2, Shell.Run(folder.Path, "init", "none").Code);
    }
}
