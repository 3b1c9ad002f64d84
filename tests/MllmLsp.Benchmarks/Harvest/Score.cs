namespace MllmLsp.Benchmarks.Harvest;

/// <summary>Counts of one kind, added up over texts.</summary>
internal sealed class Score
{
    private readonly List<string> wrong = [];
    private readonly List<string> missed = [];

    public int Right { get; private set; }

    /// <summary>What was found and is not labelled.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>What is labelled and was not found.</summary>
    public IReadOnlyList<string> Missed => missed;

    /// <summary>1 where nothing was found.</summary>
    public double Precision => Right + wrong.Count == 0 ? 1 : (double)Right / (Right + wrong.Count);

    /// <summary>Recall counts labels, of which one may be found by several candidates.</summary>
    public double Recall => FoundLabels + missed.Count == 0 ? 1 : (double)FoundLabels / (FoundLabels + missed.Count);

    private int FoundLabels { get; set; }

    public void AddRight(int count = 1) => Right += count;

    public void AddFoundLabel() => FoundLabels++;

    public void AddWrong(string what) => wrong.Add(what);

    public void AddMissed(string what) => missed.Add(what);

    public int Labels => FoundLabels + missed.Count;
}
