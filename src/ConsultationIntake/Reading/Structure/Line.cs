namespace ConsultationIntake.Reading.Structure;

/// <summary>
/// One line of a part, without its line end. <paramref name="Start"/> to <paramref name="End"/> is trimmed of white space.
/// </summary>
internal readonly record struct Line(int Start, int End, int Indent, int Page)
{
    public int Length => End - Start;

    public bool IsBlank => Length == 0;
}
