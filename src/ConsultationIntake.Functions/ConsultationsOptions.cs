namespace ConsultationIntake.Functions;

/// <summary>Where the consultations are, section <c>Consultations</c>.</summary>
public sealed class ConsultationsOptions
{
    public const string Section = "Consultations";

    /// <summary>
    /// A folder with one folder for each consultation; relative to the app. Default <c>consultations</c>, which ships with it.
    /// </summary>
    public string Folder { get; set; } = "consultations";

    internal string FullPath => Path.Combine(AppContext.BaseDirectory, Folder);
}
