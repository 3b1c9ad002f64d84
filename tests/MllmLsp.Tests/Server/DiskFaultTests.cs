using System.Text;
using System.Text.Json.Nodes;
using MllmLsp.Server.Files;
using MllmLsp.Server.Handlers;
using MllmLsp.Tests.Files;

namespace MllmLsp.Tests.Server;

/// <summary>
/// What a disk may do: after each fault the server knows what somebody knows who looks at the disk for the first time, and what it cannot
/// read it says once. The names and files of Unix; Windows has none of them.
/// </summary>
public class DiskFaultTests
{
    private const string Glossary = "concepts:\n  - { id: zork, term: zork, definition: d }\n";
    private const int Created = 1;
    private const int Changed = 2;
    private const int Deleted = 3;

    public static TheoryData<string, string[]> Faults { get; } = new()
    {
        { "pipe", [] },
        { "socket", [] },
        { "device", [] },
        { "loops", [] },
        { "outside", [] },
        { "dangling", [] },
        { "large", ["large.md"] },
        { "bytes", ["gbk.md", "odd.md"] },
        { "utf-16", [] },
        { "names", ["\uFFFD\uFFFD.md"] },
        { "folder", [] },
        { "glossaries", ["gbk.glossary.yml", "large.bib", "large.glossary.yml"] },
        { "settings", [] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_lies_in_a_folder_the_rest_is_read_and_the_fault_is_told(string fault, string[] problems)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files of Unix.");
        using var outside = new TempFolder();
        outside.Write("secret.md", "# Secret");
        await using var lsp = await LspFixture.StartAsync(prepare: l => Make(fault, l.Folder.Write("a.md", "# A\n\nzork [[b]] [[gone]]").Write("b.md", "# B").Write("glossary/g.yml", Glossary), outside.Path));
        FreshLook.AssertKnownTo(lsp);
        Assert.Equal(problems, lsp.Folder.Below(lsp.State.FileProblems.Keys));
        Assert.Equal(["zork"], lsp.State.Workspace.Find(lsp.Folder["a.md"])!.Mentions!.Value.Select(id => id.ToString()!).Where(id => id == "zork"));
        Assert.DoesNotContain(lsp.State.Workspace.Documents, document => document.Outline.Title == "Secret");

        // The same as something that comes while the server runs, and goes again.
        foreach (var entry in Directory.GetFileSystemEntries(lsp.Folder.Path).Select(path => Path.GetFileName(path)!))
        {
            await lsp.TellOfFileAsync(entry, Created);
            await lsp.TellOfFileAsync(entry, Changed);
        }

        await lsp.SettleAsync();
        FreshLook.AssertKnownTo(lsp);
        _ = lsp.TakeLog();
    }

    private static void Make(string fault, TempFolder folder, string outside)
    {
        switch (fault)
        {
            case "pipe":
                folder.Pipe("p.md").Pipe(".gitignore").Pipe("p.bib").Pipe("mllm-lsp.json").Folder("sub").Pipe("sub/mllm-lsp.json");
                break;
            case "socket":
                folder.Socket("s.md");
                break;
            case "device":
                folder.Link("zero.md", "/dev/zero").Link("random.bib", "/dev/random").Link("full.md", "/dev/full");
                break;
            case "loops":
                folder.Link("self.md", "self.md").Link("x.md", "y.md").Link("y.md", "x.md").Link("sub/up", "..").Link("sub/self", ".").Link("other", "sub");
                break;
            case "outside":
                folder.Link("secret.md", outside + "/secret.md").Link("out", outside).Link("hop", "out/secret.md").Link("up", "../..");
                break;
            case "dangling":
                folder.Link("d.md", "nothing.md").Link("g.bib", "nothing.bib").Link("sub", "no/folder");
                break;
            case "large":
                folder.Sparse("large.md", 2L << 30);
                break;
            case "bytes":
                folder.Write("gbk.md", [0x23, 0x20, 0xD0, 0xFD]).Write("zero.md", new byte[100_000]).Write("odd.md", [0xFF, 0xFE, 0x61]);
                break;
            case "utf-16":
                folder.Write("le.md", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("# LE\n\n[[b]] \uD83D")])
                    .Write("be.md", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("# BE\n\n[[le]]")]);
                break;
            case "names":
                folder.NamedInBytes("\\377\\376.md").NamedInBytes("\\377\\376.png");
                break;
            case "folder":
                folder.Folder("folder.md").Write("folder.md/deep.md", "# Deep").Folder("glossary/x.yml").Folder(".gitignore").Folder("sub/mllm-lsp.json");
                break;
            case "glossaries":
                folder.Write("gbk.glossary.yml", [0xD0, 0xFD, 0x3A]).Sparse("large.glossary.yml", 2L << 30).Sparse("large.bib", 2L << 30)
                    .Write("real.glossary.yml", "concepts: 7").Link("folder.glossary.yml", "glossary");
                break;
            case "settings":
                folder.Sparse("mllm-lsp.json", 2L << 30).Write("sub/mllm-lsp.json", [0xFF]).Write("sub/c.md", "# C");
                break;
        }
    }

    /// <summary>A glossary that cannot be read for the moment still says what it said last; one that is gone says nothing.</summary>
    [Theory]
    [InlineData("yaml")]
    [InlineData("bytes")]
    [InlineData("large")]
    [InlineData("folder")]
    [InlineData("loop")]
    public async Task The_last_good_glossary_holds(string fault)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files of Unix.");
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("a.md", "zork").Write("mllm-lsp.json", """{"glossary.files":["named.yml"]}""").Write("named.yml", Glossary));
        var path = lsp.Folder["named.yml"];
        bool Knows() => lsp.State.Workspace.GlossaryFor(lsp.Folder["a.md"]).Concepts.Any(concept => concept.Id == "zork");
        async Task BecomesAsync(Action change, int type)
        {
            change();
            await lsp.TellOfFileAsync("named.yml", type);
            await lsp.SettleAsync();
        }

        Assert.True(Knows());
        await BecomesAsync(
            () =>
            {
                File.Delete(path);
                _ = fault switch
                {
                    "yaml" => lsp.Folder.Write("named.yml", Glossary + "  - { id: ["),
                    "bytes" => lsp.Folder.Write("named.yml", [0xD0, 0xFD]),
                    "large" => lsp.Folder.Sparse("named.yml", FileReader.LargestFile + 1),
                    "folder" => lsp.Folder.Folder("named.yml"),
                    _ => lsp.Folder.Link("named.yml", "named.yml"),
                };
            },
            Changed);
        Assert.True(Knows());

        await BecomesAsync(() => Remove(path), Deleted);
        Assert.False(Knows());
        await BecomesAsync(() => lsp.Folder.Write("named.yml", Glossary), Created);
        Assert.True(Knows());
        FreshLook.AssertKnownTo(lsp);
        _ = lsp.TakeLog();
    }

    /// <summary>The change is told before the deletion, and the file is gone when the change is looked at.</summary>
    [Fact]
    public async Task Terms_of_a_glossary_that_is_gone_when_it_is_read_are_forgotten_in_all_notes()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("g.glossary.yml", Glossary).Write("a.md", "A zork.\n"));
        Assert.NotEmpty(lsp.State.Workspace.Find(lsp.Folder["a.md"])!.Mentions!.Value);
        Remove(lsp.Folder["g.glossary.yml"]);
        await lsp.TellOfFileAsync("g.glossary.yml", Changed);
        await lsp.SettleAsync();
        await lsp.TellOfFileAsync("g.glossary.yml", Deleted);
        await lsp.SettleAsync();
        FreshLook.AssertKnownTo(lsp);
        _ = lsp.TakeLog();
    }

    /// <summary>Somebody replaces files by everything that has a name, while the server reads them.</summary>
    [Fact]
    public async Task Files_that_are_replaced_while_they_are_read_hold_nobody_up()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files of Unix.");
        await using var lsp = await LspFixture.StartAsync(prepare: l => Fill(l.Folder));
        string[] names = ["0.md", "1.md", "2.md", "g.glossary.yml", ".gitignore"];
        var dice = new Random(4);
        for (var turn = 0; turn < 150; turn++)
        {
            var name = names[dice.Next(names.Length)];
            await lsp.TellOfFileAsync(name, Changed);
            await lsp.TellOfFileAsync(names[dice.Next(names.Length)], Changed);
            Remove(lsp.Folder[name]);
            _ = dice.Next(6) switch
            {
                0 => lsp.Folder.Pipe(name),
                1 => lsp.Folder.Link(name, names[dice.Next(names.Length)]),
                2 => lsp.Folder.Folder(name),
                3 => lsp.Folder,
                _ => lsp.Folder.Write(name, $"# Turn {turn}\n\n[[{dice.Next(30)}]]\n"),
            };
        }

        foreach (var name in names)
        {
            await lsp.TellOfFileAsync(name, Created);
            await lsp.TellOfFileAsync(name, Changed);
        }

        await lsp.SettleAsync();
        FreshLook.AssertKnownTo(lsp);
        _ = lsp.TakeLog();
    }

    [Fact]
    public async Task A_reader_is_never_held_up_by_a_pipe_that_takes_a_file_s_place()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files of Unix.");
        using var folder = new TempFolder();
        folder.Write("file.md", "# A").Pipe("pipe.md");
        using var over = new CancellationTokenSource();
        var swapping = Task.Run(() =>
        {
            while (!over.IsCancellationRequested)
            {
                // Two links that take turns in one place: each is there or the other, at every moment.
                folder.Link("next", "file.md");
                File.Move(folder["next"], folder["a.md"], overwrite: true);
                folder.Link("next", "pipe.md");
                File.Move(folder["next"], folder["a.md"], overwrite: true);
            }
        });
        var reading = Task.Run(() =>
        {
            for (var i = 0; i < 5_000; i++)
            {
                var content = FileReader.Read(folder["a.md"]);
                Assert.Contains(content.Text.ToString(), (string[])["", "# A"]);
            }
        });
        await reading.WaitAsync(TimeSpan.FromSeconds(120));
        await over.CancelAsync();
        await swapping;
    }

    [Fact]
    public void What_can_be_opened_for_reading_is_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files of Unix.");
        using var folder = new TempFolder();
        folder.Pipe("pipe").Socket("socket").Write("a.md", "text");
        Assert.ThrowsAny<IOException>(() => RegularFile.OpenRead(folder["pipe"]));
        Assert.ThrowsAny<IOException>(() => RegularFile.OpenRead(folder["socket"]));
        Assert.ThrowsAny<IOException>(() => RegularFile.OpenRead(folder["none"]));
        Assert.ThrowsAny<SystemException>(() => RegularFile.Read(folder.Path, 10));
        Assert.Equal("te"u8.ToArray(), RegularFile.Read(folder["a.md"], 2));
        Assert.Empty(RegularFile.Read("/dev/zero", 10));
    }

    [Fact]
    public async Task Names_in_either_normal_form_are_one_name_and_one_note()
    {
        var (composed, decomposed) = ("é\u7B14.md".Normalize(NormalizationForm.FormC), "é\u7B14.md".Normalize(NormalizationForm.FormD));
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write(decomposed, "# E").Write("a.md", $"[[{composed[..^3]}]] [x]({composed}) [y]({decomposed})"));
        Assert.Equal(2, lsp.State.Workspace.DocumentCount);
        await lsp.OpenAsync(lsp.UriOf("a.md"), File.ReadAllText(lsp.Folder["a.md"]));
        await lsp.SettleAsync();
        Assert.Empty(await lsp.NextFindingsAsync(lsp.UriOf("a.md")));
        await lsp.CloseAsync(lsp.UriOf("a.md"));

        File.Delete(lsp.Folder[decomposed]);
        lsp.Folder.Write(composed, "# E again");
        await lsp.TellOfFileAsync(decomposed, Deleted);
        await lsp.TellOfFileAsync(composed, Created);
        await lsp.SettleAsync();
        FreshLook.AssertKnownTo(lsp);
        _ = lsp.TakeAll("textDocument/publishDiagnostics");
    }

    [Fact]
    public async Task A_name_that_changes_its_case_alone_is_another_name()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => l.Folder.Write("Note.md", "# N").Write("a.md", "[x](note.md) [y](Note.md)").Write("Sub/b.md", "# B"));
        FreshLook.AssertKnownTo(lsp);
        File.Move(lsp.Folder["Note.md"], lsp.Folder["note.md"]);
        await lsp.TellOfFileAsync("Note.md", Deleted);
        await lsp.TellOfFileAsync("note.md", Created);
        await lsp.SettleAsync();
        FreshLook.AssertKnownTo(lsp);
        Directory.Move(lsp.Folder["Sub"], lsp.Folder["sub-"]);
        Directory.Move(lsp.Folder["sub-"], lsp.Folder["sub"]);
        await lsp.TellOfFileAsync("sub", Created);
        await lsp.SettleAsync();
        FreshLook.AssertKnownTo(lsp);
    }

    /// <summary>Nobody tells of anything: somebody who goes on writing sees the disk as it is, after a minute at the latest.</summary>
    [Fact]
    public async Task Events_that_were_lost_are_made_good_while_somebody_writes()
    {
        const string Watches = """{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}""";
        await using var lsp = await LspFixture.StartAsync(Watches, l => Fill(l.Folder));
        await lsp.OpenAsync("untitled:a", "a");
        await lsp.SettleAsync();
        var before = lsp.State.OutsideChanges;
        lsp.Time.Advance(TextSync.LookInterval);
        await lsp.ChangeAsync("untitled:a", 2, "b");
        await lsp.SettleAsync();
        Assert.Equal(before, lsp.State.OutsideChanges);

        File.Delete(lsp.Folder["0.md"]);
        lsp.Folder.Write("1.md", "# Another\n\n[[new]]").Write("new/new.md", "# New").Write("g.glossary.yml", "concepts: []\n").Write(".gitignore", "2.md\n").Folder(".obsidian");
        await lsp.ChangeAsync("untitled:a", 3, "c");
        await lsp.SettleAsync();
        Assert.Equal(before, lsp.State.OutsideChanges);
        lsp.Time.Advance(TextSync.LookInterval);
        await lsp.ChangeAsync("untitled:a", 4, "d");
        await lsp.SettleAsync();
        await lsp.CloseAsync("untitled:a");
        await lsp.SettleAsync();
        FreshLook.AssertKnownTo(lsp);
        _ = lsp.TakeAll("textDocument/publishDiagnostics");
    }

    [Fact]
    public async Task Fifty_thousand_events_at_once_end_in_the_disk_s_state()
    {
        await using var lsp = await LspFixture.StartAsync(prepare: l => Fill(l.Folder));
        var changes = new JsonArray();
        void Tell(string below, int type) => changes.Add(new JsonObject { ["uri"] = lsp.UriOf(below), ["type"] = type });
        for (var i = 0; i < 30; i++)
        {
            File.Delete(lsp.Folder[$"{i}.md"]);
            Tell($"{i}.md", Deleted);
        }

        for (var i = 0; i < 2_000; i++)
        {
            var name = i % 2 == 0 ? $"branch/{i % 50}/n{i}.md" : $"branch/{i % 50}/p{i}.png";
            lsp.Folder.Write(name, $"# {i}\n\n[[n{i + 2}]]");
            Tell(name, Created);
        }

        while (changes.Count < 50_000)
        {
            Tell($"branch/{changes.Count % 50}/{(changes.Count % 3 == 0 ? "n" : "p")}{changes.Count % 2_000}.{(changes.Count % 3 == 0 ? "md" : "png")}", 1 + (changes.Count % 3));
        }

        await lsp.NotifyAsync("workspace/didChangeWatchedFiles", new JsonObject { ["changes"] = changes });
        await lsp.SettleAsync();
        FreshLook.AssertKnownTo(lsp);
    }

    /// <summary>With the real clock and the real file system: the system's queue of events holds some sixteen thousand.</summary>
    [Fact]
    public async Task A_watcher_that_loses_events_says_so_and_the_disk_s_state_is_reached()
    {
        await using var lsp = await LspFixture.StartAsync(time: TimeProvider.System, prepare: l => Fill(l.Folder));
        for (var i = 0; i < 10_000; i++)
        {
            lsp.Folder.Write($"p{i % 300}.png", $"{i}");
        }

        lsp.Folder.Write("last.md", "# Last");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await lsp.WhenAsync(state => state.IsIndexed && state.Workspace.Find(lsp.Folder["last.md"]) is not null && state.Workspace.Files.Files.Count() == 333, patience.Token);
        _ = lsp.TakeLog();
    }

    [Fact]
    public async Task A_folder_that_is_made_anew_is_watched_anew()
    {
        using var folder = new TempFolder();
        var seen = System.Threading.Channels.Channel.CreateUnbounded<string>();
        using var watcher = new FileWatcher(
            batch => batch.ToList().ForEach(change => seen.Writer.TryWrite(change.Path)), () => { }, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        folder.Folder("notes");
        watcher.Watch([(folder["notes"], true)]);
        Directory.Delete(folder["notes"]);
        folder.Folder("notes");
        watcher.Watch([(folder["notes"], true)]);
        folder.Write("notes/a.md");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await seen.Reader.ReadAsync(patience.Token) != folder["notes/a.md"])
        {
        }
    }

    /// <summary>Removes whatever has this name.</summary>
    private static void Remove(string path)
    {
        if (Directory.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            Directory.Delete(path);
        }
        else
        {
            File.Delete(path);
        }
    }

    private static void Fill(TempFolder folder)
    {
        for (var i = 0; i < 30; i++)
        {
            folder.Write($"{i}.md", $"# {i}\n\n[[{i + 1}]] zork");
        }

        folder.Write("g.glossary.yml", Glossary);
        _ = folder.Write(".gitignore", "ignored.md\n");
    }
}
