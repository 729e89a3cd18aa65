"""Words of telling, sending and warning: a sentence with one says what somebody did.

Beginnings; folded and compared with the beginnings of words, Han and Tibetan anywhere.
"""

from typing import Final

TELLING: Final = """
tell told telling say said says inform warn sent send sending call phone telephon wrote
write writ text
messag gave give given hand pass brought bring drove drive help hid hide show report ask
answer confess
testif witness visit wait meet met arrang paid pay beg advis explain mention whisper mail
post deliver
smuggl forward record photograph film upload arrest detain summon threat interrogat question beat
erzähl sag gesagt inform warn schick geschickt gesandt ruf rief anruf schrieb schreib gab
geben brach
bring fuhr fahr half helf versteck zeig bericht frag besuch wart traf verhaft bedroh befragt
dit dire raconte inform averti prévenu envoy appel téléphon écri donn remis apport condui aid cach
montr demand visit attend arrêt menac interrog
dijo decir cont inform avis advirti envi mand llam escrib dio dar entreg llev trajo condu
ayud escond
mostr pregunt visit esper deten amenaz interrog
detto disse dire raccont inform avvert avvis mand invi chiam telefon scri diede dat consegn
port guid
aiut nascos mostr chies visit aspett arrest minacc interrog
сказа говор рассказ сообщ предупред присла посла отправ звони позвон написа писа переда отда
привез
отвез вез помог спрята показа спроси навест ждал жда встрет арест задерж угрож допр вызва
сказа розпов повідом попередж надісла відправ дзвони подзвон писа перед привез відвез допом
схова показа
mówi powiedzia opowied poinform ostrzeg wysła przesła dzwoni zadzwoni napisa pisa da
przekaza przywi
zawioz pomog schowa pokaza spyta odwiedz czeka spotka areszt grozi przesłuch
řekl říct vypráv inform varoval poslal volal zavolal napsal psal dal předal přivez odvez
pomoh schoval
ukázal ptal navštív čekal potkal zatkl hroz vyslých
berätt sade sagt inform varn skick ring skrev skriv gav ge lämn körde kör hjälp gömde visa
fråg besök
είπε λέει ενημέρ προειδοπ έστειλε τηλεφών έγραψε έδωσε έφερε οδήγησε βοήθησε έκρυψε έδειξε ρώτησε
söyle anlat bildir haber uyar gönder yolla ara aradı yaz ver verdi getir götür yardım sakla
göster sor
ziyaret bekle buluş gözaltı tutukla tehdit sorgu
ئېيت سۆزل دې خەۋەر ئاگاھلاندۇر ئەۋەت تېلېفون ياز بەر كەلتۈر ئاپار ياردەم يوشۇر كۆرسەت سور
كۈت ئۇچرا
تۇتقۇن تەھدىت سوراق
ayt so'zla xabar ogohlantir yubor qo'ng'iroq yoz ber keltir olib yordam yashir ko'rsat so'ra
kut uchra
айт хабар ескерт жібер жолда телефон жаз бер әкел апар көмек жасыр көрсет сұра күт кездес
قال قالت أخبر حذر أرسل اتصل كتب أعط سلم أحضر نقل أوصل ساعد أخف أر سأل زار انتظر التق اعتقل
هدد استجوب
گفت خبر هشدار فرستاد زنگ نوشت داد آورد برد رساند کمک پنهان نشان پرسید منتظر بازداشت تهدید
说 說 告诉 告訴 讲 講 通知 警告 提醒 发 發 寄 送 打电话 打電話 来电 短信 微信 写 寫 给 給 交
带 帶 开车 開車 帮 幫
藏 问 問 看望 探望 等 见 見 被抓 逮捕 拘留 威胁 威脅 审问 審問 传唤 傳喚 转 轉 录 錄 拍 传 傳
བཤད ལབ བརྗོད ལན བཏང ཁ་པར བྲིས སྤྲད འཁྱེར རོགས སྦས བསྟན དྲིས སྒུག འཛིན
"""
