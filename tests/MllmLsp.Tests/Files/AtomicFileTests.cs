using System.Diagnostics;
using CsCheck;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private static readonly TextForm[] Forms = Enum.GetValues<TextForm>();

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_encoded_is_read_back_with_its_form() =>
        Gen.Select(Gen.String[Gen.Char], Gen.Enum<TextForm>()).Sample((text, form) =>
        {
            var isUtf8 = form is TextForm.Utf8 or TextForm.Utf8WithMark;

            // UTF-8 has no room for half a pair, and a mark at the start of a text cannot be told from the file's own.
            text = (isUtf8 ? string.Concat(text.EnumerateRunes()) : text).TrimStart('\uFEFF');
            var content = FileReader.Decode("/x.md", TextForms.Encode(text, form));
            return content.Problem is null && content.Text.ToString() == text && content.Form == form;
        }, iter: LongRun.Cases(5_000));

    [Fact]
    public void A_rewritten_file_keeps_its_encoding_mark_and_line_ends()
    {
        foreach (var form in Forms)
        {
            folder.Write("a.md", TextForms.Encode("甲 one\r\n乙 two\rthree\n", form));
            var read = FileReader.Read(folder["a.md"]);
            Assert.True(AtomicFile.Rewrite(folder["a.md"], read, new SourceText(read.Text.ToString().Replace("two", "zwei 😀", StringComparison.Ordinal))));
            Assert.Equal(TextForms.Encode("甲 one\r\n乙 zwei 😀\rthree\n", form), File.ReadAllBytes(folder["a.md"]));
        }

        AssertNothingElse("a.md");
    }

    [Fact]
    public void A_file_that_changed_since_it_was_read_is_left_alone()
    {
        folder.Write("a.md", "one\n");
        var read = FileReader.Read(folder["a.md"]);
        folder.Write("a.md", "two\n");
        Assert.False(AtomicFile.Rewrite(folder["a.md"], read, new SourceText("three\n")));
        Assert.Equal("two\n", File.ReadAllText(folder["a.md"]));
        AssertNothingElse("a.md");
    }

    [Fact]
    public void A_link_stays_a_link_and_what_it_leads_to_is_written()
    {
        folder.Write("real/a.md", "one").Link("middle.md", "real/a.md").Link("link.md", "middle.md");
        Assert.True(AtomicFile.Rewrite(folder["link.md"], FileReader.Read(folder["link.md"]), new SourceText("two")));
        AtomicFile.Write(folder["middle.md"], File.ReadAllText(folder["real/a.md"]) + " three");
        Assert.Equal("middle.md", new FileInfo(folder["link.md"]).LinkTarget);
        Assert.Equal("real/a.md", new FileInfo(folder["middle.md"]).LinkTarget);
        Assert.Equal("two three", File.ReadAllText(folder["real/a.md"]));
        AssertNothingElse("real", "middle.md", "link.md");
    }

    [Fact]
    public void Permissions_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows keeps access lists, by File.Replace.
        }

        folder.Write("a.md", "one");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead;
        File.SetUnixFileMode(folder["a.md"], Mode);
        AtomicFile.Write(folder["a.md"], "two");
        Assert.Equal((Mode, "two"), (File.GetUnixFileMode(folder["a.md"]), File.ReadAllText(folder["a.md"])));
    }

    [Fact]
    public void A_failure_leaves_nothing_behind()
    {
        folder.Write("full/b.md", "x");
        Assert.ThrowsAny<SystemException>(() => AtomicFile.Write(folder["full"], "two"));
        Assert.ThrowsAny<IOException>(() => AtomicFile.Write(folder["none/a.md"], "two"));
        AssertNothingElse("full");
        Assert.Equal("x", File.ReadAllText(folder["full/b.md"]));
    }

    [Fact]
    public void A_new_file_takes_nobodys_place()
    {
        folder.Write("a.md", "one").Link("dangling.md", "nowhere.md").Folder("sub");
        Assert.False(AtomicFile.Create(folder["a.md"], "two"));
        Assert.False(AtomicFile.Create(folder["dangling.md"], "two"));
        Assert.False(AtomicFile.Create(folder["sub"], "two"));
        Assert.True(AtomicFile.Create(folder["sub/deep/b.md"], "新\n"));
        Assert.Equal("one", File.ReadAllText(folder["a.md"]));
        Assert.Equal("新\n"u8.ToArray(), File.ReadAllBytes(folder["sub/deep/b.md"]));
        AssertNothingElse("a.md", "dangling.md", "sub");
    }

    [Fact]
    public async Task A_pipe_is_written_to_and_stays_a_pipe()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows' pipes have no place among files.
        }

        using var make = Process.Start("mkfifo", folder["pipe"]);
        await make.WaitForExitAsync();
        Assert.True(SpecialFile.Is(folder["pipe"]));
        var reading = Task.Run(() => File.ReadAllText(folder["pipe"]));
        AtomicFile.Write(folder["pipe"], "through");
        Assert.Equal("through", await reading);
        Assert.True(SpecialFile.Is(folder["pipe"]));
        Assert.True(SpecialFile.Is("/dev/null"));
        Assert.False(SpecialFile.Is(folder.Write("empty.md")["empty.md"]));
    }

    private void AssertNothingElse(params string[] names) =>
        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
}
