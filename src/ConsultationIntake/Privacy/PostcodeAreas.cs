namespace ConsultationIntake.Privacy;

/// <summary>The letters a UK postcode may begin with.</summary>
internal static class PostcodeAreas
{
    private static readonly HashSet<string> Areas = new(
        """
        AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY
        G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW
        OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD
        WF WN WR WS WV YO ZE
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Areas.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether what has the shape of a postcode is one: "B4 3rd" and "e1 2nd" are not.</summary>
    public static bool IsPostcode(ReadOnlySpan<char> match)
    {
        var letters = char.IsLetter(match[1]) ? 2 : 1;
        return Lookup.Contains(match[..letters])
            && !match.EndsWith("rd")
            && !match.EndsWith("nd")
            && !match.EndsWith("st")
            && !match.EndsWith("th");
    }
}
