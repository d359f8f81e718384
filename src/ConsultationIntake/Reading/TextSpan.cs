namespace ConsultationIntake.Reading;

/// <summary>A stretch of a text, in UTF-16 code units as .NET and JavaScript count them: <c>text[Start..End]</c>.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan FromBounds(int start, int end) => new(start, end - start);

    public string Of(string text) => text.Substring(Start, Length);

    public TextSpan Shift(int by) => this with { Start = Start + by };

    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;
}
