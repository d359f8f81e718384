using System.Net;
using System.Text;
using ConsultationIntake.Privacy;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Tests.Imports;

/// <summary>A row that was taken in with another file is not taken in again.</summary>
public sealed partial class SheetImportTests
{
    [Fact]
    public async Task LaterExportOfTheSameSurvey_TakesInItsNewRowsAlone()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        await TakeInAsync("monday.csv", "Respondent ID,asb,Postcode\n1,The lanes are dark.,WM3 4AB\n2,The gates are open.,\n");

        // Columns change places, one is new, somebody went back to the survey, and two rows came after Monday.
        var tuesday = await UploadAsync(
            host,
            "tuesday.csv",
            Encoding.UTF8.GetBytes(
                "asb,Respondent ID,Postcode,Anything about buses?\nThe lanes are dark.,1,WM3 4AB,\n"
                    + "The gates are open at night.,2,,\nThe bins are burnt.,3,,They come too late.\nThe signs are gone.,4,,\n"
            )
        );
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync(tuesday, Token));
        var json = await host.JsonAsync($"{Api}/imports/{tuesday.Split('/')[^1]}");
        await PostAsync(host, $"{tuesday}/confirm");
        await host.DrainAsync();

        Assert.Contains("<b>2</b> responses to take in", page, StringComparison.Ordinal);
        Assert.Contains("2 of these rows were taken in from", page, StringComparison.Ordinal);
        Assert.Contains("1 of them with other words under the same respondent ID", page, StringComparison.Ordinal);
        Assert.Equal("monday.csv", json.GetProperty("knownRows")[0].GetProperty("fileName").GetString());
        Assert.Equal(4, (await host.AccountAsync()).GetProperty("received").GetInt64());

        // One that was erased stays out; staff may say that all of them are to come in once more.
        var lanes = SubmissionReference.Parse((await OneAsync(host, "lanes")).GetProperty("reference").GetString()!);
        await host.Get<EraseSubmission>().ExecuteAsync(host.Consultation.Slug, lanes, ErasureReason.SentByMistake, "An officer", Token);
        var wednesday = await UploadAsync(
            host,
            "wednesday.csv",
            Encoding.UTF8.GetBytes("Respondent ID,asb,Postcode\n1,The lanes are dark.,WM3 4AB\n")
        );
        await PostAsync(host, $"{wednesday}/confirm");
        await host.DrainAsync();
        Assert.Equal(3, (await host.AccountAsync()).GetProperty("received").GetInt64());
        await PostAsync(host, $"{wednesday}/columns", ("take-known", "true"));
        await PostAsync(host, $"{wednesday}/confirm");
        await host.DrainAsync();
        Assert.Equal(4, (await host.AccountAsync()).GetProperty("received").GetInt64());

        async Task TakeInAsync(string name, string sheet)
        {
            var one = await UploadAsync(host, name, Encoding.UTF8.GetBytes(sheet));
            await PostAsync(host, $"{one}/confirm");
            await host.DrainAsync();
        }
    }

    [Fact]
    public async Task CorrectedFile_TakesInTheRowsThatWereWrong_AndTheOthersStayOnce()
    {
        await using var host = await LocalHostUnderTest.StartAsync();
        const string same = "asb,Email\nThe lanes are dark.,\nThe lanes are dark.,\nThe gates are open.,";
        var one = await UploadAsync(host, "a.csv", Encoding.UTF8.GetBytes($"{same}no address\n"));
        await PostAsync(host, $"{one}/columns", ("leave-out", "true"));
        await PostAsync(host, $"{one}/confirm");
        await host.DrainAsync();
        Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt64());

        var corrected = await UploadAsync(host, "b.csv", Encoding.UTF8.GetBytes($"{same}ann@example.org\nThe lanes are dark.,\n"));
        await PostAsync(host, $"{corrected}/confirm");
        await host.DrainAsync();

        // The row put right, and a third person who says what two said before.
        Assert.Equal(4, (await host.AccountAsync()).GetProperty("received").GetInt64());
        await PostAsync(host, $"{corrected}/take-back");
        await host.DrainAsync();
        Assert.Equal(2, (await host.AccountAsync()).GetProperty("received").GetInt64());
    }
}
