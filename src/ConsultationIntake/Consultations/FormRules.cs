using System.Globalization;
using System.Text.RegularExpressions;
using ConsultationIntake.Mail;
using ConsultationIntake.Submissions.Drafts;

namespace ConsultationIntake.Consultations;

/// <summary>What must be true of <c>form</c> and <c>privacy</c> in <c>consultation.json</c>.</summary>
internal static partial class FormRules
{
    private const double EnoughContrast = 4.5;

    internal static IEnumerable<(string Path, string Message)> Check(ConsultationFile file)
    {
        if (file.Form.Minutes is < 1 or > 120)
            yield return ("$.form.minutes", "Write a number of minutes from 1 to 120.");
        if (file.Form.PaperTypedTwice is < 0 or > 100)
            yield return ("$.form.paperTypedTwice", "Write a number from 0 to 100, such as 10 for every tenth.");
        if (file.Form.DraftsKeepDays is < 1 or > 365)
            yield return ("$.form.draftsKeepDays", "Write a number of days from 1 to 365.");
        if (!Colour().IsMatch(file.Form.Colour))
            yield return ("$.form.colour", $"\"{file.Form.Colour}\" is not a colour. Write one such as \"#1d4f76\".");
        else if (ContrastWithWhite(file.Form.Colour) < EnoughContrast)
            yield return ("$.form.colour", $"White text on {file.Form.Colour} is hard to read. Write a darker colour.");
        for (var i = 0; i < file.Form.PostcodeDistricts.Count; i++)
        {
            if (PostcodeDistrict.Parse(file.Form.PostcodeDistricts[i]) != file.Form.PostcodeDistricts[i])
                yield return (
                    $"$.form.postcodeDistricts[{i}]",
                    $"\"{file.Form.PostcodeDistricts[i]}\" is not a postcode district. Write one in capitals, such as \"WM1\"."
                );
        }

        foreach (var (i, question) in file.Questions.Index().Where(asked => DraftFields.IsReserved(asked.Item.Id)))
            yield return ($"$.questions[{i}].id", $"\"{question.Id}\" is the name of another page of the form. Write another name.");
        foreach (
            var (name, address) in new[]
            {
                ("dataProtectionEmail", file.Privacy.DataProtectionEmail),
                ("securityEmail", file.Privacy.SecurityEmail),
            }
        )
        {
            if (address is not null && !EmailAddress.TryParse(address, out _))
                yield return ($"$.privacy.{name}", $"\"{address}\" is not an email address.");
        }
    }

    /// <summary>WCAG 2.2, "contrast ratio" and "relative luminance".</summary>
    private static double ContrastWithWhite(string colour)
    {
        double Channel(int start)
        {
            var value = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 1.05 / ((0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5)) + 0.05);
    }

    [GeneratedRegex("^#[0-9a-f]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();
}
