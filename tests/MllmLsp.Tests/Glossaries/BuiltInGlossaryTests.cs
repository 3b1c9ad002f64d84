using MllmLsp.Core.Glossaries;
using MllmLsp.Core.Localization;
using MllmLsp.Core.Text;
using MllmLsp.Server.Files;

namespace MllmLsp.Tests.Glossaries;

public class BuiltInGlossaryTests
{
    private static readonly Glossary Glossary = Glossary.Create(BuiltInGlossary.Files, []);

    public static TheoryData<string> Ids => [.. Glossary.Concepts.Select(c => c.Id)];

    [Theory]
    [InlineData("rope", "RoPE", "旋转位置编码", "旋转编码", "Rotary Position Embedding")]
    [InlineData("rmsnorm", "RMSNorm")]
    [InlineData("swiglu", "SwiGLU")]
    [InlineData("m-icl", "M-ICL", "Multimodal In-Context Learning")]
    [InlineData("m-cot", "M-CoT", "多模态思维链", "Multimodal Chain of Thought")]
    [InlineData("m-it", "M-IT", "Multimodal Instruction Tuning")]
    [InlineData("lavr", "LAVR", "LLM辅助的视觉推理", "LLM-Aided Visual Reasoning")]
    [InlineData("mof", "MoF", "特征混合")]
    [InlineData("a-mof", "A-MoF", "加性特征混合")]
    [InlineData("i-mof", "I-MoF", "交错特征混合")]
    [InlineData("clip", "CLIP", "对比语言-图像预训练", "Contrastive Language-Image Pre-training")]
    [InlineData("llava", "LLaVA", "LLaVa")]
    [InlineData("vila", "VILA")]
    [InlineData("early-fusion", "early fusion", "早期融合")]
    [InlineData("intermediate-fusion", "intermediate fusion", "中间融合")]
    [InlineData("late-fusion", "late fusion", "后期融合", "决策级融合")]
    [InlineData("gpt-4v", "GPT-4V", "GPT4V")]
    [InlineData("transformer-block", "TransformerBlock", "TransfomerBlock")]
    public void Answers_every_spelling(string id, params string[] labels) =>
        Assert.All(labels, label => Assert.Contains(id, Glossary.Lookup(label).Select(c => c.Id)));

    [Fact]
    public void Answers_every_form_in_which_notes_write_a_term()
    {
        var wrong = from line in NoteTerms()
                    where !line.StartsWith("- ", StringComparison.Ordinal)
                    let id = line[..line.IndexOf(':', StringComparison.Ordinal)]
                    from form in line[(id.Length + 2)..].Split(", ")
                    where Glossary.Lookup(form).All(concept => concept.Id != id)
                    select $"{id}: {form}";
        Assert.Equal([], wrong);
    }

    [Fact]
    public void Takes_no_ordinary_word_for_a_term()
    {
        var found = from line in NoteTerms()
                    where line.StartsWith("- ", StringComparison.Ordinal)
                    from word in line[2..].Split(", ")
                    where Glossary.Matcher.Find(word, MatchMode.Strict).Count > 0
                    select word;
        Assert.Equal([], found);
    }

    /// <summary>Prose in which many names of models and metrics stand as ordinary words.</summary>
    [Theory]
    [InlineData("They opt for a chair near the palm and react to the video clip.")]
    [InlineData("Lisa and Sam met the Pope; the meteor was no alibi, and the spice trade went on in the blink of an eye.")]
    [InlineData("We align the boxes to the left, add some rag paper, and dit-dah the map of a rope.")]
    [InlineData("MIT License, a mof layer, m it, i mof, the first mover, an activity of European teams.")]
    [InlineData("今天的会议讨论了样例的复杂性和不同的视角，字幕另行制作。")]
    [InlineData("这里只有纯文本编辑器，文字的结构特征见下文。")]
    public void Finds_nothing_in_ordinary_prose(string prose) =>
        Assert.Equal([], Glossary.Matcher.Find(prose, MatchMode.Strict).Select(match => match.Label.Text));

    [Fact]
    public void Has_no_problem() => Assert.Empty(BuiltInGlossary.Files.SelectMany(f => f.Problems).Concat(Glossary.Problems.SelectMany(p => p.Value)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_concept_is_whole(string id)
    {
        var concept = Glossary.Find(id)!;
        Assert.False(string.IsNullOrWhiteSpace(concept.Definition.Only(Language.English)));
        Assert.True(Scripts.ContainsHan(concept.Definition.Only(Language.Chinese)!));
        Assert.NotEmpty(concept.Relations.Concat(Glossary.Concepts.SelectMany(c => c.Relations).Where(r => r.Target == id)));
        Assert.All(concept.Labels, label => Assert.Contains(concept, Glossary.Lookup(label.Text)));
    }

    private static string[] NoteTerms() =>
        [.. Resources.Lines("note-terms.txt").Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#')];
}
