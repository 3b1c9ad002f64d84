using MllmLsp.Core.Features;
using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Harvest;
using MllmLsp.Core.Syntax;
using MllmLsp.Core.Text;

namespace MllmLsp.Fuzz.Targets;

/// <summary>Terms of a note: pairs stand where they say, and the file of candidates is a glossary without problems, to which refusals can be added.</summary>
internal static class HarvestTarget
{
    public static void Check(string input)
    {
        var text = new SourceText(input);
        var outline = MarkdownParser.Parse(text);
        foreach (var pair in TermPairs.Find(text, outline))
        {
            Demand.Inside(pair.NameSpan, input.Length, "a name");
            Demand.Inside(pair.OtherSpan, input.Length, "the other name");
            Demand.That(!pair.NameSpan.Overlaps(pair.OtherSpan), "names of a pair are apart");
        }

        var set = new CandidateSet();
        set.Add(NoteHarvest.Of(SmallWorld.Note, text, outline));
        var candidates = set.Candidates(Glossary.Empty, 0);
        var written = new SourceText(CandidateFile.Write(candidates, ["refused"], path => path));
        var file = GlossaryParser.Parse("/ws/candidates.glossary.yml", written);
        Demand.That(!file.IsBroken && file.IsCandidates, "a file of candidates is one", string.Join("; ", file.Problems.Select(problem => problem.Message.English)));
        Demand.That(file.Concepts.Length == candidates.Length, "every candidate is read", $"{file.Concepts.Length} of {candidates.Length}: " + string.Join("; ", file.Problems.Select(problem => problem.Message.English)));
        foreach (var candidate in candidates.Take(3))
        {
            Demand.That(CandidateFile.Reject(written, candidate.Names[0].Text) is not null, "a candidate can be refused", candidate.Names[0].Text);
            Demand.That(
                ConceptInsertion.Into(new SourceText("concepts:\n  - term: a\n    definition: { en: b }\n"), CandidateFile.Entry(candidate, path => path)) is not null,
                "a candidate can be accepted",
                candidate.Names[0].Text);
        }

        var workspace = SmallWorld.WithNote(text);
        _ = NewTerms.In(workspace, workspace.Find(SmallWorld.Note)!, text);
    }
}
