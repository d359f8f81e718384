namespace ConsultationIntake.Reading.Structure;

/// <summary>
/// One line of a part, without its line end. <paramref name="Start"/> to <paramref name="End"/> is trimmed of white space.
/// </summary>
internal readonly record struct Line(int Start, int End, int Indent, int Page)
{
    /// <summary>What divides its cells: a tab, or a bar; <c>'\0'</c> where it is no row of a table.</summary>
    public char Divider { get; init; }

    public int Length => End - Start;

    public bool IsBlank => Length == 0;
}
