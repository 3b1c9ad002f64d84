using MllmLsp.Benchmarks.Harvest;

namespace MllmLsp.Tests.Harvest;

/// <summary>Floors below the figures of <c>docs/glossary-build.md</c>: they may rise, and cannot fall unseen.</summary>
public sealed class HarvestFiguresTests
{
    private static readonly string Folder = $"{Repository.Path}/tests/MllmLsp.Benchmarks/Harvest/data";

    [Fact]
    public void Held_out_figures_hold()
    {
        var figures = HarvestFigures.Of(Folder, "held-out", HarvestFigures.BuiltIn);
        AtLeast(0.95, 0.92, figures.Abbreviations);
        AtLeast(0.86, 0.91, figures.Translations);
        AtLeast(0.92, 0.87, figures.Concepts);
    }

    private static void AtLeast(double precision, double recall, Score score) =>
        Assert.True(score.Precision >= precision && score.Recall >= recall, $"precision {score.Precision:0.000}, recall {score.Recall:0.000}");
}
