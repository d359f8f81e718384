namespace ConsultationIntake.Exports;

/// <summary>A column of an exported table. Names are kept for good: files that were made before stay comparable.</summary>
public record ExportColumn(string Name, string Meaning)
{
    /// <summary>What it may hold, for the codebook: values with their meaning, or the form of a value.</summary>
    public string Values { get; init; } = "text";

    /// <summary>Holds what could tell who a person is: only in a file that asked for it.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>How wide it is shown, in characters.</summary>
    public int Width { get; init; } = 16;
}

/// <summary>A column with how its value is read from what a row is made of.</summary>
internal sealed record ExportColumn<T>(string Name, string Meaning, Func<T, ExportValue> Read) : ExportColumn(Name, Meaning);
