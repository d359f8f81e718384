namespace ConsultationIntake.Points.Splitting;

/// <summary>Finds views passed on for somebody else, and who.</summary>
internal static class ThirdParties
{
    private const int LongestName = 16;

    private static readonly PhraseSet Asked = new(
        """
        has|have also|specifically|particularly asked|requested us|me|that|for|the
        has|have asked|requested us|me|that we|this|i|it
        has|have asked us|me
        asked us|me to say|pass|raise|mention|convey|tell|include|add|relay|forward|put|make
        wishes|wish|would like|want|wants us|me to say|pass|raise|mention|convey|tell|include|add|relay|forward|put|make
        wishes|wish|would like|want|wants it to be
        wishes|wish it|this to be noted|recorded|known|added
        wedi gofyn i ni|fi|mi
        """);

    private static readonly PhraseSet BeenAsked = new(
        """
        i|we have been|also asked|requested by
        i|we was|were asked by
        """);

    private static readonly PhraseSet PassedOn = new(
        """
        following|these|this|next|below view|views|comment|comments|point|points|concern|concerns|message is|are|was|were|comes|come|has|have from|by|made|raised|passed|received|been
        pass|passing on|along the view|views|comment|comments|concern|concerns|request|thoughts of|from
        pass|passing on a|this|these|some view|views|comment|comments|concern|concerns|request from
        the views|comments|concerns of
        view|views|comment|comments|concern|concerns|message|response from
        """);

    private static readonly PhraseSet OnBehalf = new("on behalf of\nspeaking for\nar ran");

    private static readonly PhraseSet Titles = new("mr|mrs|ms|miss|dr|cllr|councillor|rev|sir|dame|lady");

    private static readonly PhraseSet Source = new("from|by|of|gan");

    private static readonly PhraseSet Lead = new(
        "finally|also|lastly|secondly|thirdly|separately|furthermore|additionally|mae|and\nin addition\nwe|i should|would|must add|mention|note that");

    private static readonly PhraseSet NameEnds = new("i|we|they|it|he|she|may|can|could|to|who|that|has|have|is|are|would|please|which|as|in|hoffwn|hoffem|dywedwn|rwyf|rydym\nand we|i");

    private static readonly PhraseSet Own = new(
        "our|my|the council|committee|panel|board|trust|members|organisation|association|charity|residents|group|partnership|victims|all|us|everyone|those");

    private static readonly PhraseSet Close = new("my neighbour|mother|mum|father|dad|wife|husband|son|daughter|parents|sister|brother|elderly|gran|nan|friend|partner|grandmother|grandfather|tenant|client");

    /// <summary>Whose view a sentence passes on, or null where it is the writer's own.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="opening">Whether it stands where writers say whom they write for.</param>
    public static string? Named(Sentence sentence, bool opening)
    {
        var words = sentence.Words;
        var start = words.From(words.First + SkipLead(words));
        if (BeenAsked.LengthAt(start, start.First) is > 0 and var asked)
            return NameFrom(start.From(start.First + asked), sentence.End);
        var verb = Asked.FindIn(start.Take(LongestName + 4));
        if (verb > start.First && !words.Has(LetterPhrases.OfThisReply) && verb - start.First <= LongestName && !IsPronoun(start))
            return TextOf(start, verb);
        if (OnBehalf.LengthAt(start, start.First) is > 0 and var behalf)
        {
            var name = start.From(start.First + behalf);
            var own = name.StartsWith(Own) && !name.StartsWith(Close);
            return own || (opening && !name.StartsWith(Close)) ? null : NameFrom(name, sentence.End);
        }

        return PassedOnBy(start, sentence.End);
    }

    private static string? PassedOnBy(WordRange start, int end)
    {
        var at = PassedOn.FindIn(start.Take(12));
        if (at < 0)
            return null;
        for (var word = at + 1; word < Math.Min(start.End, at + 12); word++)
        {
            if (Source.LengthAt(start, word) > 0 && word + 1 < start.End && IsSourceOfView(start, at, word))
                return NameFrom(start.From(word + 1), end);
        }

        return null;
    }

    /// <summary>"the concerns of residents" speaks about them; only a passing on, or a list to come, speaks for them.</summary>
    private static bool IsSourceOfView(WordRange start, int at, int word)
    {
        var first = start.Words[at];
        var passing = first.StartsWith("pass", StringComparison.OrdinalIgnoreCase);
        var following = first.Equals("following", StringComparison.OrdinalIgnoreCase) || first.Equals("next", StringComparison.OrdinalIgnoreCase);
        return passing || (following && word > at + 1);
    }

    private static int SkipLead(WordRange words)
    {
        var skipped = 0;
        while (skipped < 4 && Lead.LengthAt(words, words.First + skipped) is > 0 and var length)
            skipped += length;
        return skipped;
    }

    private static bool IsPronoun(WordRange start) => start.Take(1).StartsWith(NameEnds) || start.Take(1).StartsWith(CuePhrases.Anaphor);

    private static string? NameFrom(WordRange name, int end)
    {
        var word = name.First;
        var text = name.Words.Text;
        while (word < name.End && word - name.First < LongestName && NameEnds.LengthAt(name, word) == 0)
        {
            var after = name.Words.SpanOf(word).End;
            word++;
            if (after < end && text[after] == ',' && Titles.LengthAt(name, word) > 0)
                continue;
            if (after < end && text[after] is ',' or ':' or ';' or '(' or '.' && !(text[after] == '.' && after - name.Words.SpanOf(word - 1).Start <= 3))
                break;
        }

        return word == name.First ? null : TextOf(name, word);
    }

    private static string TextOf(WordRange from, int to)
    {
        var words = from.Words;
        var name = words.Text[words.SpanOf(from.First).Start..words.SpanOf(to - 1).End];
        return string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
