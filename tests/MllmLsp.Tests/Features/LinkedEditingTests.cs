using MllmLsp.Core.Features;

namespace MllmLsp.Tests.Features;

public class LinkedEditingTests
{
    [Theory]
    [InlineData("[a][la$0bel] [label][]\n\n[label]: x", "4 12 23")]
    [InlineData("[a][label] [Label][]\n\n[label$0]: x", "4 23")]
    [InlineData("a[^n$0] b[^n]\n\n[^n]: c", "3 9 15")]
    [InlineData("a[^n$0] [n]\n\n[n]: c", "")]
    [InlineData("[a](b$0.md)", "")]
    [InlineData("te$0xt", "")]
    public void Links(string note, string expected)
    {
        var at = Fixture.Parse(note);
        Assert.Equal(expected, string.Join(' ', LinkedEditing.At(at.Document, at.Offset).Select(s => s.Start)));
    }
}
