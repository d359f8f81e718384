using System.Globalization;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Reports;

/// <summary>
/// What kind of body a partner is, as a document says it. The office writes the kinds in a consultation's folder, in English; the usual
/// ones are known in Welsh.
/// </summary>
public static class BodyKind
{
    private static readonly Dictionary<string, string> InWelsh = new(StringComparer.OrdinalIgnoreCase)
    {
        ["academy"] = "Academi",
        ["association"] = "Cymdeithas",
        ["board"] = "Bwrdd",
        ["business"] = "Busnes",
        ["charity"] = "Elusen",
        ["church"] = "Eglwys",
        ["college"] = "Coleg",
        ["community council"] = "Cyngor cymuned",
        ["community group"] = "Grŵp cymunedol",
        ["council"] = "Cyngor",
        ["court"] = "Llys",
        ["fire and rescue"] = "Tân ac achub",
        ["fire service"] = "Gwasanaeth tân",
        ["forum"] = "Fforwm",
        ["government"] = "Llywodraeth",
        ["group"] = "Grŵp",
        ["health"] = "Iechyd",
        ["health board"] = "Bwrdd iechyd",
        ["housing association"] = "Cymdeithas dai",
        ["panel"] = "Panel",
        ["parish council"] = "Cyngor plwyf",
        ["partnership"] = "Partneriaeth",
        ["police"] = "Heddlu",
        ["prison"] = "Carchar",
        ["probation"] = "Prawf",
        ["school"] = "Ysgol",
        ["town council"] = "Cyngor tref",
        ["union"] = "Undeb",
        ["university"] = "Prifysgol",
    };

    /// <summary>
    /// With a capital; in Welsh as the consultation's file has it (<c>partnerKinds</c>), else as it is known here, else as the office
    /// wrote it.
    /// </summary>
    public static string In(Consultation consultation, string language, string kind) =>
        language == Languages.Welsh
        && (consultation.PartnerKinds.GetValueOrDefault(kind) ?? InWelsh.GetValueOrDefault(kind)) is { Length: > 0 } welsh
            ? char.ToUpper(welsh[0], CultureInfo.InvariantCulture) + welsh[1..]
            : char.ToUpper(kind[0], CultureInfo.InvariantCulture) + kind[1..];
}
