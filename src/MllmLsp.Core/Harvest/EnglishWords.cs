namespace MllmLsp.Core.Harvest;

/// <summary>English words that say that a phrase is no term, or where one ends.</summary>
internal static class EnglishWords
{
    /// <summary>Words that no term holds: pronouns, auxiliaries, common verbs, adverbs, conjunctions, most prepositions.</summary>
    private static readonly HashSet<string> Separating = Set(
        """
        a an the this that these those it its they them their we us our you your he she his her i my one ones some any each every all both either neither no not nor
        is are was were be been being am do does did done doing has have had having can could may might must shall should will would
        about above after again against among around as at because before behind below between beyond but by despite during except from further hence here how however if
        into just like more most much near now off on once only onto or other others otherwise out over own per rather same since so still such than then there thereby therefore
        though through throughout thus to too toward towards under until unless up upon using used use uses very via well what when where whereas whether which while who whom whose why with within without yet
        also already always almost although another away becomes become became best better called came come comes compared consider considered consists contain contains containing current currently
        due easily effectively e.g eg i.e ie etc enable enables especially even ever example few first follow following follows found generally give given gives good great high higher highest
        improve improves improved include includes including instead introduce introduced introduces introducing keep keeps known large larger largest last later least less let long lower lowest made mainly make makes making
        many mean means namely need needed needs never new next note number obtain obtained often old originally particular particularly perform performs performed possible previous previously propose proposed
        proposes provide provides put quite recent recently require required requires respectively result results resulting second see seen several show shown shows significant significantly similar simple simply
        small smaller sometimes specific specifically studies study take taken takes third three tries try two typically unlike usually various want wants way ways
        whole works work written train trains trained apply applies applied add adds added build builds built based combine combines combined compute computes computed learn learns learned
        predict predicts predicted replace replaces replaced feed feeds fed freeze freezes frozen adopt adopts adopted employ employs employed extend extends extended evaluate evaluates evaluated reduce reduces reduced
        increase increases increased allow allows allowed denote denotes denoted define defines defined refer refers referred describe describes described called achieve achieves achieved report reports reported
        outperform outperforms outperformed align aligns aligned encode encodes encoded project projects projected mapped pass passes passed stack stacks stacked tune tunes tuned share shares shared
        says said saying say help helps helped call calls run runs ran start starts started stop stops end ends ended lead leads led leave leaves left turn turns turned hold holds held
        abbreviated abbreviation short stands dubbed termed named aka formerly hereafter henceforth i'm don't doesn't isn't can't
        """);

    /// <summary>What stands in brackets behind a name and is a remark about it.</summary>
    private static readonly HashSet<string> Remarks = Set(
        """
        ours our baseline optional default required deprecated ablation appendix figure fig table tab section sec chapter equation eq footnote left right top bottom bold best worst
        train test val dev validation training testing supervised unsupervised oral poster spotlight accepted draft preprint arxiv code paper slides video link links
        todo tbd wip new old updated beta alpha stable latest large small base tiny huge medium big yes no true false high low easy hard full partial input output inputs outputs
        image text images texts audio data model models method
        """);

    public static bool Separates(ReadOnlySpan<char> word) => Has(Separating, word);

    public static bool IsRemark(ReadOnlySpan<char> word) => Has(Remarks, word) || Separates(word);

    private static bool Has(HashSet<string> set, ReadOnlySpan<char> word) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static HashSet<string> Set(string words) =>
        words.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
